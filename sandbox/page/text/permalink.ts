export interface Permalink {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
}

/** Reads `…/archives/C123/p1772550000000100?thread_ts=1772540000.000100`. */
export function readPermalink(url: string): Permalink | undefined {
  const found = /\/archives\/([A-Z0-9]+)\/p(\d+)(\d{6})(?:\?(.*))?$/.exec(url);
  if (!found) return undefined;
  const [, channel = '', seconds, micros, query] = found;
  const threadTs = new URLSearchParams(query).get('thread_ts');
  return { channel, ts: `${seconds}.${micros}`, ...(threadTs && { threadTs }) };
}

/** Reads `…/archives/C123`, a link to a channel. */
export function readChannelLink(url: string): string | undefined {
  return /\/archives\/([A-Z0-9]+)\/?$/.exec(url)?.[1];
}

/** As `chat.getPermalink` writes it; `origin` is the address the sandbox is served at. */
export function permalink(origin: string, channel: string, ts: string, threadTs?: string): string {
  const thread = threadTs && threadTs !== ts ? `?thread_ts=${threadTs}&cid=${channel}` : '';
  return `${origin}/archives/${channel}/p${ts.replace('.', '')}${thread}`;
}
