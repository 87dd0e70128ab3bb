import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { ExposedRefusal } from '../domain/exposed/refusal.ts';
import { escapeText } from '../domain/message/slack-text.ts';
import { checkboxInput, section } from './blocks.ts';
import { type FormErrors, type FormUpdate, fieldOf, readForm } from './form.ts';

/** The box that says that what was seen is none; in any form that was sent once with something in it (INC-11). */
export const SAYS_NONE = 'saysNone';
const NOTICE = 'exposed-notice';

type Shown = Pick<ViewOutput, 'callback_id' | 'title' | 'submit' | 'close' | 'private_metadata' | 'blocks'>;

/**
 * A secret is a fault at its field, and stays one. What may be none is named below its field, with a box that says
 * so; what was typed is kept under the names of the fields. What stands in none of them is named on top.
 */
export function exposedAnswer(view: Shown, refusal: ExposedRefusal): FormErrors | FormUpdate {
  const { faults, canBeNone } = refusal;
  const fields = view.blocks.map(({ block_id: id }) => fieldOf(id ?? ''));
  const unseen = Object.keys(faults).filter((field) => !fields.includes(field));
  const isShown = unseen.length === 0;
  if (!canBeNone && isShown) return { response_action: 'errors', errors: atBlocks(view.blocks, faults) };
  const blocks = (view.blocks as KnownBlock[])
    .filter(({ block_id: id }) => id !== SAYS_NONE && !id?.startsWith(NOTICE))
    .flatMap((block) => [block, ...notice(refusal, fieldOf(block.block_id ?? ''))]);
  return {
    response_action: 'update',
    view: {
      ...shown(view),
      blocks: [
        notSent(),
        ...unseen.flatMap((field) => notice(refusal, field)),
        ...blocks,
        ...(canBeNone ? [box()] : []),
      ],
    },
  };
}

const shown = ({ callback_id, title, submit, close, private_metadata }: Shown) => ({
  type: 'modal' as const,
  ...(callback_id ? { callback_id } : {}),
  title,
  ...(submit ? { submit } : {}),
  ...(close ? { close } : {}),
  ...(private_metadata ? { private_metadata } : {}),
});

/** Under the names their blocks have. */
function atBlocks(blocks: Shown['blocks'], faults: ExposedRefusal['faults']): Record<string, string> {
  return Object.fromEntries(
    blocks.flatMap(({ block_id: id = '' }) => {
      const fault = faults[fieldOf(id)];
      return fault ? [[id, fault]] : [];
    }),
  );
}

function notice({ faults, secureLink }: ExposedRefusal, field: string): KnownBlock[] {
  const fault = faults[field];
  if (!fault) return [];
  const open = secureLink ? ` <${secureLink}|Open the secure document>.` : '';
  return [{ ...section(`⚠️ ${escapeText(fault)}${open}`), block_id: `${NOTICE}-${field}` }];
}

/** Above all else: what was seen may stand far below. */
const notSent = (): KnownBlock => ({
  ...section('⚠️ *Not sent yet.* Something below looks like what does not belong in Slack.'),
  block_id: NOTICE,
});

const box = (): KnownBlock =>
  checkboxInput(SAYS_NONE, 'Or send it as it is', 'It is none of these; it goes on the record that I say so');

export const readsNone = (view: Parameters<typeof readForm>[0]): boolean => {
  const ticked = readForm(view)[SAYS_NONE];
  return Array.isArray(ticked) && ticked.length > 0;
};
