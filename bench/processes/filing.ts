import type * as Actors from '../../src/db/actors.ts';
import type { Database } from '../../src/db/handles.ts';
import type * as Inbox from '../../src/db/inbox.ts';
import type * as Memberships from '../../src/db/memberships.ts';
import type * as Outbox from '../../src/db/outbox.ts';
import type * as People from '../../src/db/people.ts';
import type * as Events from '../../src/db/ticket-events.ts';
import type * as Tickets from '../../src/db/tickets.ts';
import type * as Transact from '../../src/db/transact.ts';
import type * as Workspaces from '../../src/db/workspaces.ts';
import { built } from '../built.ts';

const { transact } = await built<typeof Transact>('db/transact.ts');
const { insertWorkspace, getWorkspace } = await built<typeof Workspaces>('db/workspaces.ts');
const { insertPerson } = await built<typeof People>('db/people.ts');
const { insertMembership } = await built<typeof Memberships>('db/memberships.ts');
const { insertDoneInput } = await built<typeof Inbox>('db/inbox.ts');
const { getActor } = await built<typeof Actors>('db/actors.ts');
const { findTicketBySource, insertTicket } = await built<typeof Tickets>('db/tickets.ts');
const { insertTicketEvent } = await built<typeof Events>('db/ticket-events.ts');
const { enqueue } = await built<typeof Outbox>('db/outbox.ts');

export const WORKSPACE = 'T0BENCH';
const PEOPLE = 50;
const AGENTS = 5;
/** As many as submit at once in B1. */
const AT_ONCE = 16;

export function moveIn(db: Database): Promise<void> {
  return transact(db, async (tx) => {
    const flags = {
      isAdmin: false,
      isGuest: false,
      isStranger: false,
      isBot: false,
      isDeactivated: false,
      mailDomain: null,
      statusEmoji: null,
      statusUntil: null,
    };
    await insertWorkspace(tx, { id: WORKSPACE, name: 'Bench', url: 'https://b.slack.com/', botUserId: 'U0' });
    for (let i = 0; i < PEOPLE; i++) {
      const personId = `U${i}`;
      await insertPerson(tx, WORKSPACE, { personId, name: `Asks ${i}`, timeZone: 'UTC', ...flags });
      if (i < AGENTS) await insertMembership(tx, WORKSPACE, 'C0TRIAGE', personId);
    }
  });
}

export async function fileTickets(db: Database, count: number): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => fileTicket(db, from + i)));
  }
}

/** What services/ticket/file-ticket.ts asks of the database, in its order. */
function fileTicket(db: Database, serial: number): Promise<void> {
  return transact(db, async (tx) => {
    const now = new Date();
    const personId = `U${serial % PEOPLE}`;
    const sourceKey = `form:V${serial}`;
    await insertDoneInput(tx, { workspaceId: WORKSPACE, dedupeKey: sourceKey }, now);
    const caller = {
      workspaceId: WORKSPACE,
      personId,
      door: 'form',
      inputKey: sourceKey,
      isStored: false,
    } as const;
    const actor = await getActor(tx, caller);
    await findTicketBySource(tx, WORKSPACE, sourceKey);
    await getWorkspace(tx, WORKSPACE);
    const ticket = await insertTicket(tx, {
      workspaceId: WORKSPACE,
      summary: `Event pages lose their map, seen on page ${serial}`,
      description: `Since yesterday the map on page ${serial} stays grey. I cleared the cache; other pages are well.`,
      requesterId: personId,
      filedById: personId,
      door: 'form',
      sourceKey,
      sourceChannelId: 'C0HELP',
      sourceTs: null,
      isPrivate: false,
      conversationChannelId: 'C0HELP',
      conversationTs: null,
      filedAt: now,
    });
    const { summary, isPrivate } = ticket;
    await insertTicketEvent(
      tx,
      ticket,
      actor,
      { kind: 'filed', requesterId: personId, summary, isPrivate },
      now,
    );
    const row = { workspaceId: WORKSPACE, lane: `ticket:${ticket.id}`, rank: 1 };
    const card = { kind: 'card', ticketId: ticket.id } as const;
    await enqueue(tx, { ...row, delivery: card, effect: `card:${ticket.id}` }, now);
    const words = {
      audience: 'public',
      text: `Ticket ${ticket.number} is with the desk: “${summary}”`,
    } as const;
    const delivery = { kind: 'requester.tell', ticketId: ticket.id, words } as const;
    await enqueue(tx, { ...row, delivery, effect: `acknowledge:${ticket.id}` }, now);
  });
}
