/** More than one Slack message holds; what is beyond it is cut, with … where it was. */
const LONGEST = 40_000;

/** How ids in a text are spoken; an unknown id keeps its own spelling. */
export interface Names {
  person(id: string): string | undefined;
}

/** The ids of the people a text mentions, in Slack's own spelling. */
export function mentionedPeople(text: string): string[] {
  return [...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g)].map((match) => match[1] ?? '');
}

/**
 * What Slack sends, as the person typed it: entities become characters, mentions and links become plain words.
 * NUL characters and broken surrogates, which no database keeps alike, are taken out (CNV-5).
 */
export function decodeText(text: string, names: Names): string {
  const words = text.replaceAll(
    /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g,
    (_all, sign: string, id: string, label?: string) => entity(sign, id, label, names),
  );
  const typed = words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return shorten(clean(typed), LONGEST);
}

function entity(sign: string, id: string, label: string | undefined, names: Names): string {
  switch (sign) {
    case '@':
      return `@${names.person(id) || label || id}`;
    case '#':
      return `#${label || id}`;
    case '!':
      return special(id, label);
    default:
      return link(id, label);
  }
}

/** `<!here>`, `<!subteam^S1|@group>`, `<!date^…|fallback>`. */
function special(id: string, label: string | undefined): string {
  if (label) return label;
  const [name = ''] = id.split('^');
  return ['here', 'channel', 'everyone'].includes(name) ? `@${name}` : name;
}

function link(url: string, label: string | undefined): string {
  const address = url.replace(/^mailto:/, '');
  return !label || label === address || label === url ? address : `${label} (${address})`;
}

/** Nothing a database or a terminal chokes on. */
export function clean(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').replaceAll('\r\n', '\n');
}

/** For a person's words inside the desk's mrkdwn: nothing in them can mention, link or ping (CNV-5). */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** At most `length` characters, never half of one, with … where it was cut. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text
    .slice(0, length - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .trimEnd()}…`;
}
