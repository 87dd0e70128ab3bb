import type { ModalView } from '@slack/types';
import type { ImportFacts } from '../../domain/import/facts.ts';
import { CARDS_AT_ONCE } from '../../domain/import/states.ts';
import { count } from '../../domain/import/words.ts';
import { plain, section } from '../blocks.ts';

export const IMPORT_CONFIRM = 'import.confirm';

/** C-2: what becomes of how many, before it does. */
export function importConfirmModal({ key, channelId, isPrivateChannel, found }: ImportFacts): ModalView {
  const { chosen } = found;
  const isOne = chosen === 1;
  const what = isOne
    ? `*1 message of <#${channelId}>* becomes a ticket`
    : `*${count(chosen, 'message')} of <#${channelId}>* become tickets`;
  const cards =
    chosen <= CARDS_AT_ONCE
      ? `${isOne ? 'Its card comes' : 'Their cards come'} to the triage channel, with the thread under ${isOne ? 'it' : 'each'}.`
      : `Cards would bury what stands in the triage channel, so each comes when somebody first works on its ticket. Until then \`/ticket list\` has them.`;
  const lines = [
    'Nobody is told, called or asked for a rating, and no clock counts them. Each message gets 🎫.',
    cards,
    ...(isPrivateChannel ? ['⚠️ That channel is private: what is imported all agents can read.'] : []),
  ];
  return {
    type: 'modal',
    callback_id: IMPORT_CONFIRM,
    external_id: key,
    private_metadata: key,
    title: plain('Import'),
    submit: plain(`Import ${count(chosen, 'message')}`),
    close: plain('Keep it'),
    blocks: [
      section(`${what}, in the name of whoever wrote and with the times of then.`),
      ...lines.map((line) => section(line)),
    ],
  };
}
