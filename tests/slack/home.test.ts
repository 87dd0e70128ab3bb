import type { KnownBlock } from '@slack/types';
import { expect, it } from 'vitest';
import { insertTicket, type NewTicket } from '../../src/db/tickets.ts';
import { transact } from '../../src/db/transact.ts';
import { press } from '../support/look.ts';
import { openStage, type Stage, topModal } from '../support/stage.ts';

/** What stands on somebody's App Home before it is drawn for this opening. */
async function standing(stage: Stage, who: string) {
  const home = await stage.as(who).openHome();
  const blocks = (home?.view.blocks ?? []) as readonly KnownBlock[];
  return { id: home?.id ?? '', blocks, text: JSON.stringify(blocks) };
}

async function homeOf(stage: Stage, who: string) {
  await stage.as(who).openHome();
  await stage.settle();
  return standing(stage, who);
}

/** Tickets that were there before, without the days it takes to make them. */
async function put(stage: Stage, rows: readonly Partial<NewTicket>[]): Promise<void> {
  const { desk } = stage.running;
  const maya = stage.as('maya').person.id;
  await transact(desk.db, async (tx) => {
    for (const [index, row] of rows.entries()) {
      await insertTicket(tx, {
        workspaceId: stage.slack.teamId,
        summary: `Old matter ${index}`,
        description: '',
        requesterId: maya,
        filedById: maya,
        door: 'form',
        sourceKey: `form:old${index}`,
        filedAt: desk.now(),
        ...row,
      });
    }
  });
}

const many = <T>(count: number, row: T): T[] => Array.from({ length: count }, () => row);

it('says what to do where there is nothing', async () => {
  const stage = await openStage();
  expect((await homeOf(stage, 'maya')).text).toContain(
    'No open tickets. *New ticket* or `/ticket` files one.',
  );
  const { text } = await homeOf(stage, 'tomas');
  for (const empty of [
    '*Take it* on a card gives you one',
    'Nobody waits for an owner',
    'Nothing is due',
    'No ticket waits',
  ])
    expect(text).toContain(empty);
  expect(text).not.toContain('Load');
});

it('shows an agent what is due next first, and leaves snoozed tickets out of their queue', async () => {
  const stage = await openStage();
  const ownerId = stage.as('tomas').person.id;
  const inMinutes = (minutes: number) => new Date(stage.clock.now().getTime() + minutes * 60_000);
  await put(stage, [
    { ownerId, summary: 'Not due' },
    { ownerId, summary: 'Due in an hour', nextDueAt: inMinutes(60) },
    { ownerId, summary: 'Past due', nextDueAt: inMinutes(-60) },
    { ownerId, summary: 'Asleep', isSnoozed: true, snoozedUntil: inMinutes(600) },
    { ownerId: null, summary: 'Nobody has this' },
  ]);
  const { text } = await homeOf(stage, 'tomas');
  expect(text).toMatch(
    /My queue \(3\).*Past due.*⚠️ was due.*Due in an hour.*Not due.*Unassigned \(1\).*Nobody has this/,
  );
  expect(text).not.toContain('Asleep');
  const { text: admins } = await homeOf(stage, 'ola');
  expect(admins).toMatch(
    /Load.*\*Tomas Rivera\* {2}4 open, ⚠️ 1 past due.*\*Nobody yet\* {2}1 open.*⚠️ 1 past due\./,
  );
});

it('stays far below a hundred blocks however much there is, and shows all of a list in pages', async () => {
  const stage = await openStage();
  const ownerId = stage.as('ola').person.id;
  const triage = stage.slack.channel('desk-triage').id;
  await stage
    .as('tomas')
    .invite(triage, 'ola')
    .catch(() => undefined);
  await stage.settle();
  const due = new Date(stage.clock.now().getTime() + 60_000);
  const waiting = { status: 'waiting on requester', statusBeforeWait: 'in progress' } as const;
  const rows = [
    ...many(45, { ownerId, nextDueAt: due }),
    ...many(30, { ownerId: null }),
    ...many(30, { ownerId, requesterId: ownerId, ...waiting }),
  ];
  await put(
    stage,
    rows.map((row, index) => ({ ...row, sourceKey: `form:${index}` })),
  );
  const { id, blocks, text } = await homeOf(stage, 'ola');
  expect(blocks.length).toBeLessThan(85);
  expect(text).toContain('My queue (75)');
  expect(text).toContain('Show all 75');

  const ola = stage.as('ola');
  await ola.press({ viewId: id }, 'home.list');
  const first = await topModal(ola);
  expect(JSON.stringify(first.view)).toContain('My queue');
  await ola.press({ viewId: first.id }, 'ticket.list-next');
  const second = await topModal(ola);
  expect(second.id).toBe(first.id);
  expect(JSON.stringify(second.view)).toContain('Old matter 20');
  expect(JSON.stringify(second.view)).not.toContain('Old matter 19');
  await ola.press({ viewId: second.id }, 'ticket.open');
  expect(JSON.stringify((await topModal(ola)).view)).toContain('Old matter 20');
});

it('opens a ticket from its line', async () => {
  const stage = await openStage();
  await stage.as('maya').post('#heron-help', 'Event pages lose their map');
  await stage.settle();
  const { id } = await homeOf(stage, 'maya');
  await stage.as('maya').press({ viewId: id }, 'ticket.open');
  expect(JSON.stringify((await topModal(stage.as('maya'))).view)).toContain('Event pages lose their map');
});

it('is drawn anew when something of theirs changes, for those who looked at it lately', async () => {
  const stage = await openStage();
  await homeOf(stage, 'maya');
  await stage.as('maya').post('#heron-help', 'Event pages lose their map');
  await stage.settle();
  await stage.pass(5_000);
  expect((await standing(stage, 'maya')).text).toContain('with us');

  await press(stage, 'tomas', 1, 'ticket.take');
  await stage.pass(5_000);
  expect((await standing(stage, 'maya')).text).toContain('Tomas Rivera');
  expect(
    stage.slack.ledger
      .calls('views.publish')
      .filter(({ args }) => args.user_id === stage.as('tomas').person.id),
  ).toEqual([]);
});
