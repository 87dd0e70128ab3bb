import type { KnownBlock } from '@slack/types';
import type { CopyFacts } from '../../domain/message/copy-facts.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import { context, type Drawn, personWords } from '../blocks.ts';

/** A message as the other side of the bridge reads it: who, and their words untouched (CNV-1, CNV-5). */
export function messageCopy(copy: CopyFacts): Drawn {
  const head = headOf(copy);
  const blocks: KnownBlock[] = [context(head)];
  if (!copy.isDeleted && !copy.isHidden) blocks.push(personWords(copy.text, 'section'));
  const said = copy.isDeleted || copy.isHidden ? '' : `: ${escapeText(copy.text)}`;
  return { text: `${plainHead(copy)}${said}`, blocks };
}

function headOf(copy: CopyFacts): string {
  const marks = [
    copy.elsewhere === null ? '' : `on ticket ${copy.elsewhere}, merged into this`,
    copy.isLate && !copy.isOutgoing ? dateToken(copy.postedAt) : '',
    copy.isEdited ? 'edited' : '',
    copy.parts > 1 ? `part ${copy.part + 1} of ${copy.parts}` : '',
    copy.isHidden ? 'sensitive: open the ticket to read' : '',
  ].filter(Boolean);
  return [`*${escapeText(copy.author)}*${roleOf(copy)}`, ...marks].join('  ·  ');
}

function roleOf(copy: CopyFacts): string {
  if (copy.isDeleted) return ' deleted a message';
  if (copy.to === 'conversation') return `, about ticket ${copy.number}`;
  if (copy.audience === 'internal') return '  🔒 note for the team';
  // Of a thread that was there before, the times tell enough.
  if (copy.audience === 'context') return copy.isLate ? '' : ', in the requester’s thread';
  return copy.isOutgoing ? ' to the requester' : '';
}

function plainHead(copy: CopyFacts): string {
  return `${escapeText(copy.author)}${copy.isDeleted ? ' deleted a message' : ''}`;
}
