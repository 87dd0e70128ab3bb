import { type Drawn, section } from './blocks.ts';

export interface HelpLine {
  readonly usage: string;
  readonly summary: string;
}

/** What the reader may do with a command, and where to ask a person (K-2). */
export function helpText(command: string, lines: readonly HelpLine[], ending: string): Drawn {
  const list = lines.map(({ usage, summary }) => `\`${`${command} ${usage}`.trim()}\`  ${summary}`);
  const text = [...list, ending].join('\n');
  return { text, blocks: [section(text)] };
}
