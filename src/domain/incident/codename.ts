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

/** One that has never been used; `used`: all that have been, since a name that comes again leads to two rooms. */
export function nextCodename(used: readonly (string | null)[]): string {
  for (const codename of codenames()) if (!used.includes(codename)) return codename;
  throw new Error('All codenames are used up.');
}
