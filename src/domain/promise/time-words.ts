/**
 * How far a time expression speaks for itself. `ahead`: it can only be to come (tomorrow, next week). `day`: it may
 * be to come or gone by (Friday, 14 June). `span`: so long (two days). `vague`: soon.
 */
export type Reach = 'ahead' | 'day' | 'span' | 'vague';

export interface TimeWords {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly reach: Reach;
}

const WEEKDAY =
  '(?:(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)(?![\\w-])';
const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?!\\w)';
const SEASON = '(?:spring|summer|autumn|fall|winter)';
const COUNT =
  '(?:\\d+(?:[.,]\\d+)?(?:\\s?(?:-|–|to|or)\\s?\\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|sixty|ninety|half an?|a few|few|some|several|a couple of|a couple|a matter of|a day or two|the)';
const UNIT = '(?:minutes?|mins?|hours?|hrs?|days?|weeks?|weekends?|months?|years?|quarters?|sprints?)(?!\\w)';
const CLOCK =
  "(?:\\d{1,2}(?::\\d{2})?\\s?(?:am|pm|a\\.m\\.|p\\.m\\.)(?!\\w)|(?<![\\d:])\\d{1,2}:\\d{2}(?![\\d:])|\\d{1,2} o[’']clock)";

const PATTERNS: readonly (readonly [Reach, RegExp])[] = [
  ['day', /\b\d{4}-\d{2}-\d{2}\b/gu],
  ['day', /\b\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d{2})\b/gu],
  [
    'day',
    /(?<=\b(?:on|by|before|until|live|for|from|to|ETA|due|around|is|after) )\d{1,2}\/\d{1,2}\b(?![/\d])/giu,
  ],
  ['day', /(?<=\b(?:on|by|before|until|from|due|ETA) )(?:the )?\d{1,2}\.\d{1,2}\.(?=\s|$)/giu],
  [
    'day',
    all(
      `\\b(?:the )?(?:\\d{1,2}(?:st|nd|rd|th)?|first|second|third|last|week(?: of \\d{1,2})?|middle|mid|start|beginning|end|(?:first|second) half)(?: of)?(?: the)? ${MONTH}(?:,? \\d{4})?(?! (?:Street|Road|Avenue|Square|Lane)\\b)`,
    ),
  ],
  ['day', all(`\\b${MONTH} \\d{1,2}(?:st|nd|rd|th)?\\b(?:,? \\d{4})?`)],
  ['day', all(`\\b(?:[Ee]arly|[Mm]id|[Ll]ate|[Tt]his|[Nn]ext)[- ]${MONTH}(?: \\d{4})?`)],
  [
    'day',
    all(
      `(?<=\\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Tt]ill|[Bb]efore|[Dd]uring|[Ff]or|[Ff]rom|[Aa]round|[Oo]f|[Oo]r|[Aa]fter) )${MONTH}(?: \\d{4})?`,
    ),
  ],
  [
    'day',
    /(?<=\b(?:on|by|for|until|till|before|from|to|around|due|of|after) )the \d{1,2}(?:st|nd|rd|th)\b(?! \p{L}*(?:floor|row|page|time|try|button|line|step))/giu,
  ],
  [
    'day',
    all(
      `\\b(?:(?:[Tt]his )?(?:[Nn]ext|[Tt]his|[Cc]oming) )?${WEEKDAY}(?:[’']s)?(?: (?:morning|noon|afternoon|evening|night))?`,
    ),
  ],
  [
    'day',
    /(?<=\b(?:in|by|until|before|during) )(?:20\d{2}|(?:the )?(?:first|second|third|fourth|next) (?:half|quarter))\b(?! (?:rows|files|people|pages))/giu,
  ],
  ['ahead', /\bQ[1-4](?: 20\d{2})?\b|\bH[12] 20\d{2}\b/gu],
  [
    'ahead',
    /\b(?:the day after )?tomorrow\b(?:[’']s)?(?: (?:morning|noon|afternoon|evening|night))?|\btonight\b|\bovernight\b/giu,
  ],
  ['day', /\btoday\b(?:[’']s)?|\bthis (?:morning|afternoon|evening)\b/giu],
  ['ahead', any(`\\b(?:later )?this (?:week|weekend|month|quarter|year|sprint|${SEASON})\\b`)],
  [
    'ahead',
    any(
      `\\b(?:(?:at )?(?:the )?(?:start|beginning|end|middle|course) of )?(?:the )?(?:next|coming|following|upcoming) (?:(?:${COUNT}|business|working) ){0,2}(?:${UNIT}|release|version|deployment|maintenance(?: window)?|${SEASON})\\b`,
    ),
  ],
  ['ahead', /(?<=\b(?:in|with|of|into|by) )(?:the |our )?next update\b/giu],
  [
    'ahead',
    any(
      `\\b(?:over|after|before|by|on|at) the weekend\\b|\\b(?:over|before|after|by|at) (?:the )?(?:Easter|Christmas|holidays?|New Year)\\b|\\b(?:in|by|before|during|until) (?:the |early |late )?${SEASON}\\b|\\b${SEASON} (?:release|update|version)\\b`,
    ),
  ],
  [
    'ahead',
    /\b(?:EOD|EOW|EOM|COB|close of business)\b|\b(?:the )?(?:end|middle|start|beginning) of (?:the |this |next )?(?:business |working )?(?:day|week|month|quarter|year|sprint)\b/giu,
  ],
  [
    'ahead',
    /(?<=\b(?:by|before|after|until|around|over) )(?:the )?(?:lunch|noon|midday|midnight|dinner|breakfast)\b|\b(?:in the|by) (?:morning|afternoon|evening)\b|(?<=\bby )then\b|\bsprint \d+\b/giu,
  ],
  [
    'span',
    any(
      `\\b(?:about |around |roughly |some |another |at most |up to |under )?${COUNT}(?: (?:more|full|further|other))?(?: (?:business|working))? ${UNIT}`,
    ),
  ],
  ['span', any(`\\banother ${UNIT}`)],
  ['span', /(?<=\b(?:in|within|takes?|needs?|only|of) )(?:minutes|hours|days|weeks|months)\b(?! of)/giu],
  [
    'ahead',
    any(`\\b${COUNT} (?:more )?${UNIT}(?:[’'])?(?: time)? from now\\b|\\b(?:in )?(?:a|one) fortnight\\b`),
  ],
  ['span', /\b\d+\s?(?:h|d|hrs)\b/gu],
  ['day', all(`\\b(?:${CLOCK}|noon|midday|midnight)`)],
  [
    'vague',
    /\b(?:very |pretty )?(?:soon|shortly)\b(?! as\b)|\bany (?:minute|moment|day|time|hour) now\b|\bin no time\b|\bin a (?:jiffy|minute|moment|bit)\b|\bin the near future\b|\bbefore long\b|\bmomentarily\b/giu,
  ],
];

/** Names are known by their capitals: `may` and `mon` are other words. */
function all(source: string): RegExp {
  return new RegExp(source, 'gu');
}

function any(source: string): RegExp {
  return new RegExp(source, 'giu');
}

const LEAD =
  /(?:\b(?:by|on|at|in|within|before|until|till|from|around|about|over|after|for|during|under|as soon as|no later than|not later than|later than|at the latest|ETA:?|under|up to|the|approximately|roughly|around) )+$/iu;

/** Every expression of time in a text, the longest where they overlap, with the small words that lead to it. */
export function findTimeWords(text: string): TimeWords[] {
  const found = PATTERNS.flatMap(([reach, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      reach,
    })),
  ).sort((a, b) => a.from - b.from || b.to - a.to);
  const apart: typeof found = [];
  for (const one of found) {
    const before = apart.at(-1);
    if (before && one.from < before.to) {
      if (one.to > before.to) before.to = one.to;
    } else apart.push({ ...one });
  }
  return apart.map(({ from, to, reach }) => {
    const lead = text.slice(0, from).match(LEAD)?.[0].length ?? 0;
    return { from: from - lead, to, words: text.slice(from - lead, to), reach };
  });
}
