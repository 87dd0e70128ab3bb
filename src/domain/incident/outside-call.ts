import type { Rung } from './ladder.ts';
import { type Callee, tellNumbers } from './ladder-words.ts';
import { headName, type Named } from './name.ts';
import type { Severity } from './severity.ts';

/** What a webhook is told while Slack does not carry the calls, so that somebody can telephone (INC-15). */
export interface OutsideCall {
  readonly incident: {
    readonly name: string;
    /** null of a private one, of which nothing but the codename is said (INC-10). */
    readonly title: string | null;
    readonly severity: Severity | null;
    readonly declaredAt: Date;
  };
  readonly rung: Rung;
  readonly people: readonly Omit<Callee, 'personId'>[];
  /** All of it in a sentence, for whoever only shows one. */
  readonly text: string;
}

interface Calling extends Named {
  readonly title: string;
  readonly severity: Severity | null;
  readonly declaredAt: Date;
}

export function outsideCall(incident: Calling, rung: Rung, people: readonly Callee[]): OutsideCall {
  const name = headName(incident);
  const title = incident.codename ? null : incident.title;
  const { severity, declaredAt } = incident;
  return {
    incident: { name, title, severity, declaredAt },
    rung,
    people: people.map(({ name: who, phone }) => ({ name: who, phone })),
    text: `${name}${title ? `, ${title}` : ''}: nobody has answered, and Slack does not carry the calls. Please telephone ${tellNumbers(people)}.`,
  };
}
