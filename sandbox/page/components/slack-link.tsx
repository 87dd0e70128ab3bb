import type { MouseEvent, ReactNode } from 'react';
import { readChannelLink, readPermalink } from '../text/permalink.ts';
import { usePane } from './pane-context.tsx';

/** Links to messages and channels are followed in this window, all others open a new tab. */
export function SlackLink({ url, children }: { readonly url: string; readonly children: ReactNode }) {
  const follow = useFollow(url);
  if (!/^(https?:|mailto:|slack:|\/)/.test(url)) return children;
  return (
    <a href={url} target="_blank" rel="noreferrer" onClick={follow}>
      {children}
    </a>
  );
}

export function useFollow(url: string): (event: MouseEvent) => void {
  const { store } = usePane();
  return (event) => {
    const message = readPermalink(url);
    const channel = readChannelLink(url);
    if (!message && !channel) return;
    event.preventDefault();
    if (message) void store.goTo(message.channel, message.ts, message.threadTs);
    else if (channel) store.show(channel);
  };
}
