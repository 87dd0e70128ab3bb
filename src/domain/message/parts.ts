/** Slack shows about 4,000 characters well; all block text of a message together must stay under 12,000. */
const PART = 3500;

/** A long text as Slack can show it, cut at line ends or spaces where there are any. Never empty. */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > PART) {
    const end = cutAt(rest);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest];
}

function cutAt(text: string): number {
  const window = text.slice(0, PART);
  const end = Math.max(window.lastIndexOf('\n'), window.lastIndexOf(' '));
  if (end > PART / 2) return end;
  return /[\uD800-\uDBFF]/.test(window.at(-1) ?? '') ? PART - 1 : PART;
}
