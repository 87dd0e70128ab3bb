/** How a comment on an issue begins that is for the requester (ESC-4); all others stay with staff. */
export const TELL = '/tell';

/** What the requester is to read, if the comment is for them. */
export function forRequester(body: string): string | undefined {
  const [, words] = /^\s*\/tell(?:\s+|:\s*)([\s\S]+)$/i.exec(body) ?? [];
  return words?.trim() || undefined;
}
