import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import type { TicketLine } from '../../domain/ticket/line.ts';
import { turn } from '../../domain/ticket/status.ts';
import { section } from '../blocks.ts';

/** An open ticket like what is being written, and whether it is the writer's own. */
export interface Offered {
  readonly line: TicketLine;
  readonly isOwn: boolean;
}

const SIMILAR = 'similar';

/** IN-6: each opens in Slack beside the form, which keeps what was typed. */
export function similarBlock(offered: readonly Offered[]): SectionBlock {
  const lines = offered.map(({ line, isOwn }) => {
    const words = escapeText(shorten(line.summary, 100));
    const said = line.link ? `<${line.link}|${words}>` : words;
    const whose = isOwn ? `Your ticket ${line.number}: ` : '';
    return `•  ${whose}${said}  ·  ${turn(line.status)}, ${dateToken(line.filedAt)}`;
  });
  const head = '*Could this help?* Asked before and still open:';
  return { ...section([head, ...lines].join('\n')), block_id: SIMILAR };
}

/** The form as it stands, with what is offered now; undefined where that changes nothing. */
export function withSimilar(view: ViewOutput, offered: readonly Offered[]): ModalView | undefined {
  const shown = view.blocks as KnownBlock[];
  const others = shown.filter(({ block_id }) => block_id !== SIMILAR);
  if (others.length === shown.length && offered.length === 0) return undefined;
  const at = others.findIndex(({ block_id }) => block_id === 'summary') + 1;
  const block = offered.length > 0 ? [similarBlock(offered)] : [];
  return {
    type: 'modal',
    callback_id: view.callback_id,
    private_metadata: view.private_metadata,
    title: view.title,
    ...(view.submit ? { submit: view.submit } : {}),
    ...(view.close ? { close: view.close } : {}),
    blocks: [...others.slice(0, at), ...block, ...others.slice(at)],
  };
}
