import { findExposed } from './find-exposed.ts';
import { type Exposed, type ExposedKind, isSecret } from './kinds.ts';
import { ExposedRefusal, type Faults } from './refusal.ts';

/** By the names their fields have in forms. */
export type Fields = Readonly<Record<string, string | null | undefined>>;

/** What is seen in each field; fields without anything are left out. `isMeant`: what may stand there all the same. */
export function seenIn(fields: Fields, isMeant: (field: string, one: Exposed) => boolean): Faults {
  const seen = Object.entries(fields).map(
    ([field, text]) => [field, text ? findExposed(text).filter((one) => !isMeant(field, one)) : []] as const,
  );
  return Object.fromEntries(seen.filter(([, found]) => found.length > 0));
}

export const isExposed = (text: string | null | undefined): boolean =>
  Boolean(text && findExposed(text).length > 0);

/**
 * INC-11, whatever the door: a secret never goes out, and of the rest whoever sends it can say that it is none. Gives
 * the kinds they say that of, which are to be put on the record; none where nothing was seen. `form`: where they could
 * say so, for those who used another door.
 */
export function refuseSeen(
  faults: Faults,
  saysNone: boolean,
  secureLink: string | null,
  form = 'the form on the card',
): ExposedKind[] {
  const kinds = [...new Set(Object.values(faults).flatMap((found) => found.map(({ kind }) => kind)))];
  if (kinds.length > 0 && (!saysNone || kinds.some(isSecret)))
    throw new ExposedRefusal(faults, secureLink, form);
  return kinds;
}
