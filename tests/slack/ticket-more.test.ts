import type { ModalView } from '@slack/types';
import { expect, it } from 'vitest';
import { type MoreAct, moreActs } from '../../src/domain/ticket/more.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { cardOf, press, pressMore } from '../support/look.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

async function asked(): Promise<Stage> {
  const stage = await openStage();
  await stage.as('maya').post('#heron-help', 'Event pages lose their map.');
  await stage.settle();
  return stage;
}

interface Line {
  readonly text: { readonly text: string };
  readonly accessory: { readonly text: { readonly text: string }; readonly value: string };
}

async function lines(stage: Stage, who = 'tomas'): Promise<Line[]> {
  await press(stage, who, 1, 'ticket.more');
  return (await topModal(stage.as(who))).view.blocks as unknown as Line[];
}

const acts = async (stage: Stage, who = 'tomas'): Promise<string[]> =>
  (await lines(stage, who)).map(({ accessory }) => accessory.text.text);

const told = async (stage: Stage): Promise<string> =>
  JSON.stringify((await topModal(stage.as('tomas'))).view.blocks);

const title = async (stage: Stage): Promise<string> =>
  ((await topModal(stage.as('tomas'))).view as ModalView).title.text;

const buttons = async (stage: Stage): Promise<string[]> =>
  [
    ...saidIn(await cardOf(stage, 1)).matchAll(
      /"type":"button","text":\{"type":"plain_text","text":"([^"]+)"/g,
    ),
  ].map(([, label]) => label ?? '');

it('K-4 the card has its few buttons, and More lists the other acts with a line on each', async () => {
  const stage = await asked();
  expect(await buttons(stage)).toEqual(['Take it', 'Reply', 'Triage', 'Resolve', 'More']);
  const all = await lines(stage);
  expect(await title(stage)).toBe('More for ticket 1');
  expect(all.map(({ accessory }) => accessory.text.text)).toEqual([
    'Open',
    'Assign…',
    'Labels…',
    'Snooze…',
    'Not a request',
    'Duplicates and links…',
    'History',
    'Why these deadlines?',
    'Mark sensitive…',
    'Declare incident…',
  ]);
  for (const { text } of all) expect(text.text).toMatch(/^[A-Z].{8,}\.$/);
});

it('K-3 an act opens in the place of the list, and its form closes when it is sent', async () => {
  const stage = await asked();
  for (const [act, wanted] of [
    ['show', 'Ticket 1'],
    ['assign', 'Assign ticket 1'],
    ['labels', 'Label ticket 1'],
    ['snooze', 'Snooze ticket 1'],
    ['company', 'Ticket 1'],
    ['history', 'History, ticket 1'],
    ['why', 'Deadlines, ticket 1'],
    ['sensitive', 'Mark sensitive'],
  ] satisfies [MoreAct, string][]) {
    await pressMore(stage, 'tomas', 1, act);
    expect(await stage.as('tomas').modals(), act).toHaveLength(1);
    expect(await title(stage), act).toBe(wanted);
  }
  expect(await submit(stage.as('tomas'), {})).toEqual({ ok: true });
  expect(await stage.as('tomas').modals()).toEqual([]);
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('Sensitive: open to read');
  expect(await acts(stage)).not.toContain('Mark sensitive…');
});

it('C-3 a snoozed ticket is woken there, and Undo stands there for ten minutes for whoever did it', async () => {
  const stage = await asked();
  await press(stage, 'tomas', 1, 'ticket.take');
  await pressMore(stage, 'tomas', 1, 'snooze');
  await submit(stage.as('tomas'), {});
  await stage.settle();
  expect(await acts(stage)).toContain('Unsnooze');
  await pressMore(stage, 'tomas', 1, 'unsnooze');
  expect(await told(stage)).toContain('Ticket 1 is awake.');
  expect(await acts(stage)).toContain('Snooze…');

  expect(await acts(stage, 'ruth')).not.toContain('Undo');
  expect((await lines(stage)).map(({ text }) => text.text)).toContain(
    'Take back the taking, within 10 minutes.',
  );
  await pressMore(stage, 'tomas', 1, 'undo');
  expect(await told(stage)).toContain('Undone: ticket 1 is as it was before.');
  expect(saidIn(await cardOf(stage, 1))).toContain('*Owner*\\nNobody yet');
  expect(await acts(stage)).not.toContain('Undo');

  await press(stage, 'tomas', 1, 'ticket.take');
  await stage.pass(11 * MINUTE_MS);
  expect(await acts(stage)).not.toContain('Undo');
});

it('R-3 an act that somebody else was faster with is refused on top of the list', async () => {
  const stage = await asked();
  await stage.as('tomas').command('#general', '/ticket snooze 1 until reply');
  await stage.settle();
  await lines(stage);
  await stage.as('ruth').command('#general', '/ticket unsnooze 1');
  await stage.settle();
  const form = await topModal(stage.as('tomas'));
  await stage.as('tomas').press({ viewId: form.id }, 'ticket.more-act', { value: 'unsnooze:1' });
  await stage.settle();
  expect(await stage.as('tomas').modals()).toHaveLength(2);
  expect(await told(stage)).toContain('Nothing changed: ticket 1 is not snoozed.');
});

it('RES-5 a closed ticket offers what can still be done with it', async () => {
  const stage = await asked();
  await press(stage, 'tomas', 1, 'ticket.resolve');
  await submit(stage.as('tomas'), { resolution: 'done' });
  await stage.settle();
  const left = [
    'Open',
    'Labels…',
    'Duplicates and links…',
    'History',
    'Why these deadlines?',
    'Mark sensitive…',
  ];
  expect(await buttons(stage)).toEqual(['Reopen', 'More']);
  expect(await acts(stage)).toEqual(left);
  await stage.pass(15 * DAY_MS);
  expect(await buttons(stage)).toEqual(['More']);
  expect(await acts(stage)).toEqual(left);
});

it('PPL-4 More offers nobody what the permission table denies them', () => {
  const ticket = { number: 1, requesterId: 'U1', filedById: 'U1' };
  const facts = {
    isOpen: true,
    isSnoozed: true,
    isSensitive: false,
    isEscalated: false,
    hasCalls: true,
    undoable: 'take',
  } as const;
  const person = {
    workspaceId: 'T1',
    name: 'x',
    door: 'button',
    isAdmin: false,
    roles: [],
    isOutside: false,
  } as const;
  const requester = { ...person, personId: 'U1', isAgent: false };
  expect(moreActs(requester, ticket, facts)).toEqual(['show', 'withdraw']);
  expect(moreActs(requester, { ...ticket, filedById: 'U3' }, facts)).toEqual(['show']);
  expect(moreActs({ ...requester, personId: 'U3' }, { ...ticket, filedById: 'U3' }, facts)).toEqual([
    'withdraw',
  ]);
  expect(moreActs({ ...requester, personId: 'U2' }, ticket, facts)).toEqual([]);
  const agent = { ...person, personId: 'U2', isAgent: true };
  expect(moreActs(agent, ticket, facts)).toHaveLength(12);
  expect(moreActs({ ...agent, isOutside: true }, ticket, facts)).toEqual([]);
});
