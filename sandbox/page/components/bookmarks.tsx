import type { Bookmark } from '../../server/protocol.ts';
import { withEmoji } from '../text/mrkdwn.ts';
import { SlackLink } from './slack-link.tsx';

/** The links that stand under a channel's name. */
export function Bookmarks({ bookmarks }: { readonly bookmarks: readonly Bookmark[] }) {
  return (
    <ul className="bookmarks" aria-label="Bookmarks">
      {bookmarks.map((bookmark) => (
        <li key={bookmark.id}>
          <SlackLink url={bookmark.link}>
            {withEmoji(bookmark.emoji)} {bookmark.title}
          </SlackLink>
        </li>
      ))}
    </ul>
  );
}
