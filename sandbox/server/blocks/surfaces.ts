import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import * as classic from './classic-blocks.ts';
import { plainText, type Shape } from './composition.ts';
import * as newer from './newer-blocks.ts';
import { richText } from './rich-text.ts';

const BLOCKS = {
  actions: classic.actions,
  alert: newer.alert,
  card: newer.card,
  carousel: newer.carousel,
  container: newer.container,
  context: classic.context,
  context_actions: newer.contextActions,
  data_table: newer.dataTable,
  divider: classic.divider,
  file: classic.file,
  header: classic.header,
  image: classic.image,
  input: classic.input,
  markdown: classic.markdown,
  plan: newer.plan,
  rich_text: richText,
  section: classic.section,
  table: newer.table,
  task_card: newer.taskCard,
  video: classic.video,
} satisfies Record<KnownBlock['type'], z.ZodType>;

const inMessages = z.discriminatedUnion('type', [
  BLOCKS.actions,
  BLOCKS.alert,
  BLOCKS.card,
  BLOCKS.carousel,
  BLOCKS.container,
  BLOCKS.context,
  BLOCKS.context_actions,
  BLOCKS.data_table,
  BLOCKS.divider,
  BLOCKS.file,
  BLOCKS.header,
  BLOCKS.image,
  BLOCKS.input,
  BLOCKS.markdown,
  BLOCKS.plan,
  BLOCKS.rich_text,
  BLOCKS.section,
  BLOCKS.table,
  BLOCKS.task_card,
  BLOCKS.video,
]);

const inViews = z.discriminatedUnion('type', [
  BLOCKS.actions,
  BLOCKS.alert,
  BLOCKS.card,
  BLOCKS.carousel,
  BLOCKS.container,
  BLOCKS.context,
  BLOCKS.data_table,
  BLOCKS.divider,
  BLOCKS.header,
  BLOCKS.image,
  BLOCKS.input,
  BLOCKS.rich_text,
  BLOCKS.section,
  BLOCKS.table,
  BLOCKS.video,
]);

export const messageBlocks = z.array(inMessages).max(50).superRefine(uniqueIds);
const viewBlocks = z.array(inViews).max(100).superRefine(uniqueIds);

const shared = {
  blocks: viewBlocks,
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

export const modal = z
  .strictObject({
    type: z.literal('modal'),
    ...shared,
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  } satisfies Shape<ModalView>)
  .refine((view) => view.submit || !view.blocks.some((block) => block.type === 'input'), {
    path: ['submit'],
    message: 'missing required field: submit',
  })
  .superRefine((view, context) => {
    if (focused(view.blocks) > 1) {
      context.addIssue({
        code: 'custom',
        path: ['blocks'],
        message: 'only one element may have focus_on_load',
      });
    }
  });

export const home = z.strictObject({ type: z.literal('home'), ...shared } satisfies Shape<HomeView>);

/** Slack accepts no block_id twice, and no action_id twice inside one block. */
function uniqueIds(
  blocks: readonly { type: string; block_id?: string | undefined }[],
  context: z.RefinementCtx,
): void {
  const seen = new Set<string>();
  for (const [at, block] of blocks.entries()) {
    if (block.block_id !== undefined && seen.has(block.block_id)) {
      const message = `block_id "${block.block_id}" already exists`;
      context.addIssue({ code: 'custom', path: [at, 'block_id'], message });
    }
    if (block.block_id !== undefined) seen.add(block.block_id);
    for (const again of repeatedActionIds(block)) {
      const message = `action_id "${again}" already exists for block_id`;
      context.addIssue({ code: 'custom', path: [at, 'elements'], message });
    }
  }
}

function repeatedActionIds(block: { type: string; elements?: unknown }): readonly string[] {
  if (block.type !== 'actions') return [];
  const ids = (block.elements as { action_id?: string }[]).flatMap((element) => element.action_id ?? []);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}

function focused(blocks: readonly unknown[]): number {
  return JSON.stringify(blocks).split('"focus_on_load":true').length - 1;
}
