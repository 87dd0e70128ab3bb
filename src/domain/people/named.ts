interface Named {
  readonly name: string;
}

/** Whom somebody means who types a name: all of it, else the beginning of one of its parts, with or without @. */
export function namedAs<P extends Named>(people: readonly P[], typed: string): P[] {
  const said = plain(typed);
  if (said === '') return [];
  const whole = people.filter(({ name }) => plain(name) === said);
  if (whole.length > 0) return whole;
  return people.filter(({ name }) =>
    partsOf(name).some((_, at, parts) => parts.slice(at).join(' ').startsWith(said)),
  );
}

/** Of whose name a part, or all, is nearest to what was typed, by `distance`; undefined where none is near. */
export function nearestNamed<P extends Named>(
  people: readonly P[],
  typed: string,
  distance: (a: string, b: string) => number,
): P | undefined {
  const said = plain(typed);
  const [nearest] = people
    .map((person) => ({
      person,
      off: Math.min(...[plain(person.name), ...partsOf(person.name)].map((part) => distance(said, part))),
    }))
    .sort((a, b) => a.off - b.off);
  return nearest && nearest.off <= Math.min(2, Math.floor(said.length / 2)) ? nearest.person : undefined;
}

const plain = (name: string): string => name.trim().replace(/^@/, '').toLowerCase().replace(/\s+/g, ' ');
const partsOf = (name: string): string[] => plain(name).split(' ');
