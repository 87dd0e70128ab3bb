import type { SectionBlock } from '@slack/types';
import { escapeText } from '../../domain/message/slack-text.ts';
import { isShared, type SavedView } from '../../domain/ticket/saved-view.ts';
import { button, context, type Drawn, section } from '../blocks.ts';

/** The value is the row's id. */
export const VIEW_DELETE = 'view.delete';

const HOW = 'End a list with `save as night` to keep it; `/ticket list night` shows it.';

/** The lists somebody has kept, and those everybody has. */
export function savedViews(views: readonly SavedView[], deletable: ReadonlySet<number>): Drawn {
  if (views.length === 0) {
    const text = `No saved lists. ${HOW}`;
    return { text, blocks: [section(text)] };
  }
  const lines = views.map((view) => line(view, deletable.has(view.id)));
  return {
    text: ['Saved lists', ...views.map(({ name, words }) => `${name}: ${escapeText(words)}`)].join('\n'),
    blocks: [section('*Saved lists*'), ...lines, context(HOW)],
  };
}

function line(view: SavedView, isDeletable: boolean): SectionBlock {
  const whose = isShared(view) ? '  ·  for everybody' : '';
  const words = escapeText(view.words.replaceAll('`', '')) || 'all';
  const drawn = section(`\`/ticket list ${escapeText(view.name)}\`  ${words}${whose}`);
  const about = `list ${view.name}`;
  return isDeletable ? { ...drawn, accessory: button('Delete', VIEW_DELETE, String(view.id), about) } : drawn;
}
