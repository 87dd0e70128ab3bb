import { Refusal } from '../refusal.ts';
import { type Exposed, isSecret } from './kinds.ts';
import { exposedText, faultText } from './words.ts';

/** What was seen in each field of what somebody is about to send. */
export type Faults = Readonly<Record<string, readonly Exposed[]>>;

/** Something in these words does not belong in Slack (INC-11). Nothing of its value is kept in here. */
export class ExposedRefusal extends Refusal {
  /** By the field, what to read there. */
  readonly faults: Readonly<Record<string, string>>;
  /** Nothing of it is a secret: whoever wrote it can say that it is none. */
  readonly canBeNone: boolean;
  readonly secureLink: string | null;

  constructor(faults: Faults, secureLink: string | null, form: string) {
    const all = Object.values(faults).flat();
    const canBeNone = !all.some(({ kind }) => isSecret(kind));
    super(
      canBeNone ? 'exposed.personal' : 'exposed.secret',
      exposedText(all, secureLink, canBeNone, form),
      Object.keys(faults)[0],
    );
    this.canBeNone = canBeNone;
    this.secureLink = secureLink;
    this.faults = Object.fromEntries(
      Object.entries(faults).map(([field, found]) => [field, faultText(found, secureLink)]),
    );
  }
}
