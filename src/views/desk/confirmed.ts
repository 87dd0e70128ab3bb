import { escapeText } from '../../domain/message/slack-text.ts';
import { type Drawn, section } from '../blocks.ts';

/** PPL-6, in the place of the question. */
export function confirmedWords(group: string): Drawn {
  const text = `You work the tickets of *${escapeText(group)}*: the desk gives you some in your working hours. \`/desk away\` says when you are not there.`;
  return { text, blocks: [section(text)] };
}
