/**
 * People's words as GitHub's Markdown, so that they read as they were typed and do nothing: no mention, no
 * reference to an issue or commit, no HTML, no picture, no layout (CNV-5). A backslash alone stops neither mentions
 * nor references, since GitHub looks for them in what was rendered; a space of no width does.
 */
export function asMarkdown(text: string): string {
  return clean(text).split('\n').map(lineAsMarkdown).join('\n').trim();
}

/** For a heading, a list item or a cell: one line. */
export const asOneLine = (text: string): string => asMarkdown(clean(text).replaceAll(/\s+/g, ' '));

const ZERO_WIDTH = '\u200b';

/** Addresses and what could name a commit: worth copying, but a reference where GitHub finds one. It looks into no code. */
const REFERENCE =
  /\b[0-9a-f]{7,}\b|(?:\b[a-z][a-z0-9+.-]{1,15}:\/\/|(?<!\w)www\.)[^\s<>"`]*[^\s<>"`.,;:!?)\]}']/gi;

function lineAsMarkdown(line: string): string {
  let written = '';
  let from = 0;
  for (const found of line.matchAll(REFERENCE)) {
    written += wordsAsMarkdown(line.slice(from, found.index)) + asCode(found[0]);
    from = found.index + found[0].length;
  }
  return atLineStart(written + wordsAsMarkdown(line.slice(from)));
}

const wordsAsMarkdown = (words: string): string =>
  words
    .replaceAll(/[\\`*_[\]|~$!^]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', `@${ZERO_WIDTH}`)
    .replaceAll('#', `\\#${ZERO_WIDTH}`)
    // `GH-12`, and what an address would be without its start.
    .replaceAll(/(gh)(-\d)/gi, `$1${ZERO_WIDTH}$2`)
    .replaceAll(/:\/\//g, `:${ZERO_WIDTH}//`)
    .replaceAll(/www(?!\w)/gi, `$&${ZERO_WIDTH}`);

/** A list, a quote, a heading or a block of code begins a line. */
function atLineStart(line: string): string {
  const indent = line.length - line.trimStart().length;
  const rest = line.trimStart();
  const kept = ' '.repeat(indent).replaceAll(' ', '\u00a0');
  const shielded = rest.replace(/^([-+=]|\d{1,9}[.)])/, (mark) =>
    mark.length === 1 ? `\\${mark}` : `${mark.slice(0, -1)}\\${mark.slice(-1)}`,
  );
  return kept + shielded;
}

/** In a fence of backticks longer than any it holds. */
function asCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${text}${fence}`;
}

/** Control characters, and what turns the direction of text, are nothing anybody typed to be read. */
const clean = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, ' ');
