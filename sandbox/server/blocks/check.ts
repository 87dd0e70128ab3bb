import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { z } from 'zod';
import { refuse } from '../world/refusal.ts';
import { suggestions } from './composition.ts';
import { home, messageBlocks, modal } from './surfaces.ts';

/** Others measured it: all text of a message's blocks together (slack-platform: `msg_blocks_too_long`). */
const ALL_TEXT = 13_200;
const VIEW_BYTES = 250_000;

export function checkMessageBlocks(blocks: unknown): readonly KnownBlock[] {
  const checked = messageBlocks.safeParse(blocks);
  if (!checked.success) {
    const errors = faults(checked.error, '/blocks');
    refuse('invalid_blocks', { errors: errors.map(withoutLevel), response_metadata: { messages: errors } });
  }
  if (textLength(blocks) > ALL_TEXT) refuse('msg_blocks_too_long');
  return blocks as readonly KnownBlock[];
}

export function checkModal(view: unknown): ModalView {
  checkView(modal, view);
  return view as ModalView;
}

export function checkHome(view: unknown): HomeView {
  checkView(home, view);
  return view as HomeView;
}

/** The answer of the app to a `block_suggestion`. */
export function checkSuggestions(answer: unknown): void {
  const checked = suggestions.safeParse(answer);
  if (!checked.success)
    refuse('invalid_options', { response_metadata: { messages: faults(checked.error, '') } });
}

function checkView(schema: z.ZodType, view: unknown): void {
  if (Buffer.byteLength(JSON.stringify(view ?? null)) > VIEW_BYTES) refuse('view_too_large');
  const checked = schema.safeParse(view);
  if (!checked.success) {
    refuse('invalid_arguments', { response_metadata: { messages: faults(checked.error, '/view') } });
  }
}

/** Slack's manner: `[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]`. */
function faults(error: z.ZodError, root: string): readonly string[] {
  return error.issues.flatMap((issue) => issueFaults(issue, root));
}

function issueFaults(issue: z.core.$ZodIssue, root: string): readonly string[] {
  const at = [root, ...issue.path.map(String)].join('/');
  return wordings(issue).map((wording) => `[ERROR] ${wording} [json-pointer:${at}]`);
}

function wordings(issue: z.core.$ZodIssue): readonly string[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `invalid additional property: ${key}`);
    case 'invalid_union':
      return [issue.discriminator ? 'unsupported type' : 'failed to match all allowed schemas'];
    case 'too_big':
      return [tooBig(issue.origin, Number(issue.maximum))];
    case 'too_small':
      return [tooSmall(issue.origin, Number(issue.minimum))];
    case 'invalid_type':
      return [
        issue.message.endsWith('received undefined')
          ? `missing required field: ${String(issue.path.at(-1) ?? issue.expected)}`
          : issue.message,
      ];
    default:
      return [issue.message];
  }
}

function tooBig(origin: string, most: number): string {
  if (origin === 'string') return `must be less than ${most + 1} characters`;
  if (origin === 'array') return `no more than ${most} items allowed`;
  return `must be no more than ${most}`;
}

function tooSmall(origin: string, least: number): string {
  if (origin === 'string') return `must be more than ${least - 1} characters`;
  if (origin === 'array') return `must have at least ${least} item${least === 1 ? '' : 's'}`;
  return `must be at least ${least}`;
}

function withoutLevel(fault: string): string {
  return fault.replace('[ERROR] ', '');
}

function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + textLength(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === 'text' && typeof one === 'string' ? one.length : textLength(one)),
    0,
  );
}
