import { emojiCharacter } from './emoji.ts';
import { unescapeEntities } from './entities.ts';

/** Slack's message markup as a tree; drawing it is the components' work. */
export type Piece =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'break' }
  | { readonly is: 'emoji'; readonly name: string; readonly character: string }
  | { readonly is: 'bold' | 'italic' | 'strike' | 'quote'; readonly pieces: readonly Piece[] }
  | { readonly is: 'code' | 'pre'; readonly text: string }
  | { readonly is: 'link'; readonly url: string; readonly label: string }
  | { readonly is: 'person'; readonly id: string; readonly label?: string }
  | { readonly is: 'channel'; readonly id: string; readonly label?: string }
  | { readonly is: 'usergroup'; readonly id: string; readonly label?: string }
  | { readonly is: 'everyone'; readonly label: string }
  | {
      readonly is: 'date';
      readonly ms: number;
      readonly format: string;
      readonly url?: string;
      readonly fallback: string;
    };

/** One alternative for each thing that starts something: code, an angle bracket token, an emoji, a style. */
const INLINE = /`([^`\n]+)`|<([^<>\n]+)>|:([a-z0-9_+'-]+(?:::skin-tone-\d)?):|([*_~])/g;

export function parseMrkdwn(source: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const fenced = source.split('```');
  fenced.forEach((part, index) => {
    const closed = index % 2 === 1 && index < fenced.length - 1;
    if (closed) pieces.push({ is: 'pre', text: plainTokens(part).replace(/^\n|\n$/g, '') });
    else pieces.push(...parseLines(index % 2 === 1 ? `\`\`\`${part}` : afterFence(part, index > 0)));
  });
  return pieces;
}

/** The line break right after a code block is the block's own end. */
function afterFence(part: string, follows: boolean): string {
  return follows ? part.replace(/^\n/, '') : part;
}

function parseLines(source: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const lines = source.split('\n');
  let start = 0;
  while (start < lines.length) {
    const quoted = isQuoted(lines[start]);
    let end = start + 1;
    while (end < lines.length && isQuoted(lines[end]) === quoted) end += 1;
    const part = lines.slice(start, end);
    if (quoted) {
      const inner = part.map((line) => line.replace(/^(&gt;|>)\s?/, '')).join('\n');
      pieces.push({ is: 'quote', pieces: parseInline(inner) });
    } else {
      pieces.push(...parseInline(part.join('\n')));
    }
    start = end;
  }
  return pieces;
}

function isQuoted(line: string | undefined): boolean {
  return line !== undefined && /^(&gt;|>)/.test(line);
}

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

function parseInline(source: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const scan = new RegExp(INLINE.source, 'g');
  let done = 0;
  for (let match = scan.exec(source); match; match = scan.exec(source)) {
    const found = readMatch(source, match);
    if (!found) {
      scan.lastIndex = match.index + 1;
      continue;
    }
    pieces.push(...textPieces(source.slice(done, match.index)), found.piece);
    done = found.end;
    scan.lastIndex = done;
  }
  pieces.push(...textPieces(source.slice(done)));
  return pieces;
}

function readMatch(source: string, match: RegExpExecArray): { piece: Piece; end: number } | undefined {
  const [whole, code, token, emoji, mark] = match;
  const end = match.index + whole.length;
  if (code !== undefined) return { piece: { is: 'code', text: plainTokens(code) }, end };
  if (token !== undefined) return { piece: readToken(token), end };
  if (emoji !== undefined) {
    const character = emojiCharacter(emoji);
    return character ? { piece: { is: 'emoji', name: emoji, character }, end } : undefined;
  }
  return readStyle(source, match.index, mark as keyof typeof STYLES);
}

/** `*bold*` counts only between word borders and on one line: 2*3*4 and snake_case_words stay text. */
function readStyle(source: string, start: number, mark: keyof typeof STYLES) {
  const before = source[start - 1] ?? ' ';
  if (/[\p{L}\p{N}]/u.test(before) || /\s/.test(source[start + 1] ?? ' ')) return undefined;
  for (let end = source.indexOf(mark, start + 2); end > 0; end = source.indexOf(mark, end + 1)) {
    const inner = source.slice(start + 1, end);
    if (inner.includes('\n')) return undefined;
    const after = source[end + 1] ?? ' ';
    if (/\s/.test(inner.at(-1) ?? ' ') || /[\p{L}\p{N}]/u.test(after)) continue;
    return { piece: { is: STYLES[mark], pieces: parseInline(inner) } satisfies Piece, end: end + 1 };
  }
  return undefined;
}

/** `<@U1>`, `<#C1|name>`, `<!date^…>`, `<https://…|label>`. */
export function readToken(token: string): Piece {
  const [target = '', ...rest] = token.split('|');
  const label = rest.length > 0 ? unescapeEntities(rest.join('|')) : undefined;
  if (target.startsWith('@')) return { is: 'person', id: target.slice(1), ...(label && { label }) };
  if (target.startsWith('#')) return { is: 'channel', id: target.slice(1), ...(label && { label }) };
  if (target.startsWith('!date^')) return readDate(target, label ?? '');
  if (target.startsWith('!subteam^')) {
    return { is: 'usergroup', id: target.slice('!subteam^'.length), ...(label && { label }) };
  }
  if (target.startsWith('!')) {
    const name = target.slice(1).split('^')[0] ?? '';
    return { is: 'everyone', label: label ?? `@${name}` };
  }
  const url = unescapeEntities(target);
  return { is: 'link', url, label: label ?? url.replace(/^mailto:/, '') };
}

function readDate(target: string, fallback: string): Piece {
  const [, seconds = '0', format = '', url] = target.split('^');
  return { is: 'date', ms: Number(seconds) * 1000, format, fallback, ...(url && { url }) };
}

function textPieces(source: string): readonly Piece[] {
  if (source === '') return [];
  const pieces: Piece[] = [];
  unescapeEntities(source)
    .split('\n')
    .forEach((line, index) => {
      if (index > 0) pieces.push({ is: 'break' });
      if (line !== '') pieces.push({ is: 'text', text: line });
    });
  return pieces;
}

/** Inside code only the tokens are resolved to their words. */
function plainTokens(text: string): string {
  return unescapeEntities(
    text.replace(/<([^<>\n]+)>/g, (whole, token: string) => {
      const piece = readToken(token);
      return piece.is === 'link' || piece.is === 'everyone' ? piece.label : whole;
    }),
  );
}

/** The words alone, for a menu or a title. */
export function plainWords(source: string, { people }: { readonly people: readonly Named[] }): string {
  return unescapeEntities(
    source.replace(/<([^<>\n]+)>/g, (_, token: string) => {
      const piece = readToken(token);
      if (piece.is === 'person') return `@${people.find(({ id }) => id === piece.id)?.realName ?? piece.id}`;
      return 'label' in piece && piece.label ? piece.label : '';
    }),
  );
}

interface Named {
  readonly id: string;
  readonly realName: string;
}

/** `plain_text`: emoji names become characters, nothing else is markup. */
export function plainPieces(text: string, emoji = true): readonly Piece[] {
  const pieces: Piece[] = [];
  text.split('\n').forEach((line, index) => {
    if (index > 0) pieces.push({ is: 'break' });
    if (line !== '') pieces.push({ is: 'text', text: emoji ? withEmoji(line) : line });
  });
  return pieces;
}

export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+'-]+):/g, (whole, name: string) => emojiCharacter(name) ?? whole);
}
