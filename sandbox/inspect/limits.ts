import type { UsedLimit } from './logged-call.ts';

type Json = Readonly<Record<string, unknown>>;

const MESSAGE_BLOCKS = 50;
const VIEW_BLOCKS = 100;
const MESSAGE_TEXT = 40_000;
const SECTION_TEXT = 3_000;
const PRIVATE_METADATA = 3_000;
const METADATA_BYTES = 8_000;

/** The limits of Slack that a call comes near to, of those that calls come near to. */
export function usedLimits(args: Json): readonly UsedLimit[] {
  const view = asObject(args.view);
  return view ? viewLimits(view) : messageLimits(args);
}

function viewLimits(view: Json): readonly UsedLimit[] {
  const blocks = asList(view.blocks);
  return used([
    ['blocks', blocks.length, VIEW_BLOCKS],
    ['longest text', longestText(blocks), SECTION_TEXT],
    ['private_metadata', lengthOf(view.private_metadata), PRIVATE_METADATA],
  ]);
}

function messageLimits(args: Json): readonly UsedLimit[] {
  const blocks = asList(args.blocks);
  const metadata = args.metadata ? JSON.stringify(args.metadata).length : 0;
  return used([
    ['blocks', blocks.length, MESSAGE_BLOCKS],
    ['text', lengthOf(args.text), MESSAGE_TEXT],
    ['longest text', longestText(blocks), SECTION_TEXT],
    ['metadata', metadata, METADATA_BYTES],
  ]);
}

function used(all: readonly (readonly [string, number, number])[]): readonly UsedLimit[] {
  return all.filter(([, count]) => count > 0).map(([name, count, most]) => ({ name, used: count, most }));
}

/** Of the text objects of sections and context blocks; rich text has no such limit. */
function longestText(blocks: readonly unknown[]): number {
  const texts = blocks.map(asObject).flatMap((block) => {
    if (block?.type === 'section') return [block.text, ...asList(block.fields)];
    return block?.type === 'context' ? asList(block.elements) : [];
  });
  return Math.max(0, ...texts.map((text) => lengthOf(asObject(text)?.text)));
}

function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);
