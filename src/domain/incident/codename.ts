/** Plants: they say nothing of what goes on, and are easy to say and to spell. */
const WORDS = [
  ...['juniper', 'alder', 'aspen', 'barley', 'birch', 'bracken', 'bramble', 'briar', 'burdock', 'catkin'],
  ...['cedar', 'chestnut', 'clover', 'cowslip', 'cypress', 'daisy', 'elder', 'fennel', 'fern', 'foxglove'],
  ...['gorse', 'hawthorn', 'hazel', 'heather', 'holly', 'hornbeam', 'iris', 'ivy', 'jasmine', 'larch'],
  ...['laurel', 'lavender', 'lilac', 'linden', 'lupin', 'mallow', 'maple', 'marigold', 'myrtle', 'nettle'],
  ...['oak', 'olive', 'orchid', 'pine', 'poplar', 'primrose', 'rowan', 'rush', 'sage', 'sedge'],
  ...['sorrel', 'spruce', 'tansy', 'teasel', 'thistle', 'thyme', 'vetch', 'violet', 'willow', 'yarrow'],
];

/** Words alone, then two of them together: there is always one more. */
function* codenames(): Generator<string> {
  for (const word of WORDS) yield `room-${word}`;
  for (const first of WORDS) for (const second of WORDS) yield `room-${first}${second}`;
}

/** From the other end, where the others do not come in any time that matters. */
function* codenamesUnwell(): Generator<string> {
  const back = WORDS.toReversed();
  for (const first of back) for (const second of back) if (first !== second) yield `room-${first}${second}`;
}

/**
 * While the database fails nobody knows which it gave out last, nor does it know these until they are filed: one name for
 * two would open one room for both (INC-10, INC-15).
 */
export function nextCodenameUnwell(used: readonly (string | null)[]): string {
  for (const codename of codenamesUnwell()) if (!used.includes(codename)) return codename;
  throw new Error('All codenames are used up.');
}

/** One that has never been used; `used`: all that have been, since a name that comes again leads to two rooms. */
export function nextCodename(used: readonly (string | null)[]): string {
  for (const codename of codenames()) if (!used.includes(codename)) return codename;
  throw new Error('All codenames are used up.');
}
