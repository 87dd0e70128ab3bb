import type { KnownBlock } from '@slack/types';
import { completeness, type IssueDraft, missingParts } from '../../domain/escalation/draft.ts';
import type { TicketType } from '../../domain/ticket/triage.ts';
import { section } from '../blocks.ts';

const PARTS = 6;

/** How much of what an engineer wants is there, and what is not, by name (ESC-2). */
export function completenessMeter(draft: IssueDraft, type: TicketType | null): KnownBlock[] {
  const missing = missingParts(draft, type);
  const done = completeness(draft, type);
  const meter = `${'■'.repeat(done)}${'□'.repeat(PARTS - done)}  ${done} of ${PARTS} parts`;
  if (missing.length === 0) return [section(`${meter}. Everything is there.`)];
  const lines = missing.map(({ said, isNeeded }) => `• ${said}${isNeeded ? ' (needed)' : ''}`);
  return [section(`${meter}\n${lines.join('\n')}`)];
}
