import { expect, it } from 'vitest';
import { countEntries } from '../../../src/domain/incident/entry.ts';
import { catchUpWords, dutiesWords } from '../../../src/domain/incident/role-words.ts';

const EVENT = {
  series: 'incident',
  number: 12,
  state: 'assessing',
  codename: null,
  title: 'Saving <fails>',
} as const;
const NOTHING = { roles: [], responders: [], tasks: [], last: null, nextSitrepAt: null };
const NOBODY = { commander: null, communications: null, 'technical lead': null, scribe: null };
const COMING = { nextSitrepAt: null, entries: countEntries([]) };

it.each([
  ['event 12, “Saving &lt;fails&gt;”', EVENT],
  ['room-juniper', { ...EVENT, codename: 'room-juniper' }],
])('INC-10 INC-8 by direct message it is called %s', (name, incident) => {
  const told = [dutiesWords(incident, 'scribe', NOBODY, null, COMING), catchUpWords(incident, NOTHING)].map(
    ({ text }) => text.toLowerCase(),
  );
  for (const text of told) {
    expect(text).toContain(name.toLowerCase());
    expect(text.includes('saving')).toBe(!incident.codename);
  }
});
