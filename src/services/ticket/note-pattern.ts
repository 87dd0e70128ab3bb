import type { Tx } from '../../db/handles.ts';
import { listUnnotedDefects } from '../../db/patterns.ts';
import { listTerms } from '../../db/terms.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import { BY_DESK } from '../../domain/people/actor.ts';
import { type PatternLine, patternWords } from '../../domain/ticket/pattern-words.ts';
import { staffTitle } from '../../domain/ticket/summary.ts';
import { DAY_MS } from '../../domain/time/local-days.ts';
import type { Policy } from '../../policy/policy.ts';
import { tellGroup } from '../send/staff.ts';
import { cardLink } from './card-link.ts';

/**
 * TRI-9: one note in the triage channel where a low-priority defect is one too many on its component. Each ticket is
 * named once, so the next note comes when as many more have.
 */
export async function notePattern(tx: Tx, policy: Policy, ticket: Ticket, now: Date): Promise<void> {
  const { workspaceId, componentId, groupKey } = ticket;
  if (ticket.isImported || ticket.type !== 'defect' || ticket.priority !== 'P3' || componentId === null)
    return;
  const { defects, withinDays } = policy.patternNote;
  const since = new Date(now.getTime() - withinDays * DAY_MS);
  const alike = await listUnnotedDefects(tx, componentId, since);
  if (alike.length < defects || !alike.some(({ id }) => id === ticket.id)) return;

  const component = (await listTerms(tx, workspaceId)).find(({ id }) => id === componentId)?.name ?? '';
  const fact = { kind: 'pattern', component, numbers: alike.map(({ number }) => number) } as const;
  for (const one of alike) await insertTicketEvent(tx, one, BY_DESK, fact, now);
  const lines: PatternLine[] = [];
  for (const one of alike) lines.push(await lineOf(tx, one, groupKey));
  const words = patternWords(component, lines, withinDays);
  await tellGroup(tx, workspaceId, groupKey, `pattern:${componentId}:${ticket.id}`, words, now);
}

/** Another group's words stay in its own channel, and those of a sensitive ticket in none. */
async function lineOf(tx: Tx, ticket: Ticket, groupKey: string | null): Promise<PatternLine> {
  const isShown = !ticket.isSensitive && ticket.groupKey === groupKey;
  return {
    number: ticket.number,
    summary: isShown ? staffTitle(ticket) : null,
    link: (await cardLink(tx, ticket)) ?? null,
  };
}
