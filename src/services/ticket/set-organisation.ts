import type { Tx } from '../../db/handles.ts';
import { findPerson, updateOrganisation } from '../../db/people.ts';
import { type By, insertTicketEvent } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TicketFact } from '../../domain/ticket/history.ts';
import type { Policy } from '../../policy/policy.ts';
import { findOrganisation } from '../organisation/find-organisation.ts';
import { redrawCardsOf } from './redraw-card.ts';

type Affiliated = Extract<TicketFact, { kind: 'affiliated' }>;

/**
 * PPL-5: whom the requester works for, by hand; it counts for all their tickets. null, where it was set by hand, leaves
 * it to the policy again; undefined changes nothing.
 */
export async function setOrganisation(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  by: By,
  key: string | null | undefined,
  now: Date,
): Promise<void> {
  if (key === undefined) return;
  const { workspaceId, requesterId } = ticket;
  const own = await findOrganisation(tx, policy, workspaceId, requesterId);
  const byHand = (await findPerson(tx, workspaceId, requesterId))?.organisationKey ?? null;
  if (key === null ? own?.key !== byHand : own?.key === key) return;
  if (key !== null && !policy.organisations.some((one) => one.key === key)) {
    const said = 'The policy does not know this organisation any more. Choose another.';
    throw new Refusal('organisation.unknown', said, 'organisation');
  }
  await putOrganisation(tx, policy, ticket, by, key, now);
}

/** A triage is taken back: so is what it said of the requester, unless somebody has said otherwise since. */
export async function putOrganisationBack(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  by: By,
  done: readonly TicketFact[],
  now: Date,
): Promise<void> {
  const { byHand } = done.find((fact): fact is Affiliated => fact.kind === 'affiliated') ?? {};
  if (!byHand) return;
  const person = await findPerson(tx, ticket.workspaceId, ticket.requesterId);
  if (person?.organisationKey !== byHand.to) return;
  await putOrganisation(tx, policy, ticket, by, byHand.from, now);
}

async function putOrganisation(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  by: By,
  key: string | null,
  now: Date,
): Promise<void> {
  const { workspaceId, requesterId } = ticket;
  const person = await findPerson(tx, workspaceId, requesterId);
  const named = async () => (await findOrganisation(tx, policy, workspaceId, requesterId))?.name ?? null;
  const from = await named();
  await updateOrganisation(tx, workspaceId, requesterId, key);
  const byHand = { from: person?.organisationKey ?? null, to: key };
  await insertTicketEvent(tx, ticket, by, { kind: 'affiliated', from, to: await named(), byHand }, now);
  await redrawCardsOf(tx, workspaceId, [requesterId], now);
}
