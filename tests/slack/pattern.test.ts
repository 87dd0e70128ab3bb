import { expect, it } from 'vitest';
import { listTerms } from '../../src/db/terms.ts';
import { mergeTicket } from '../../src/services/ticket/merge-ticket.ts';
import { triageTicket } from '../../src/services/ticket/triage-ticket.ts';
import { DAY_MS } from '../support/clock.ts';
import { press, pressMore } from '../support/look.ts';
import { policyWith } from '../support/policy.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

const MILD = { reach: 'few', isVisible: false, longTerm: 'no', blocks: 'nothing' } as const;
const WORSE = { ...MILD, reach: 'some' } as const;

function tomasOf(stage: Stage, inputKey: string) {
  const personId = stage.as('tomas').person.id;
  return {
    workspaceId: stage.running.workspaceId,
    personId,
    door: 'form',
    inputKey,
    isStored: false,
  } as const;
}

let input = 0;

async function triage(
  stage: Stage,
  number: number,
  name = 'Search',
  impact: typeof MILD | typeof WORSE = MILD,
) {
  const { desk, workspaceId } = stage.running;
  const componentId = (await listTerms(desk.db, workspaceId)).find((term) => term.name === name)?.id ?? null;
  const answers = { incident: 'no', type: 'defect', impact, override: null } as const;
  await triageTicket(desk, tomasOf(stage, `triage ${++input}`), number, answers, { componentId });
  await stage.settle();
}

/** Files so many and triages each, as a defect on one component. */
async function defects(stage: Stage, from: number, to: number, name = 'Search'): Promise<void> {
  for (let n = from; n <= to; n += 1) {
    await stage.as('maya').post('#heron-help', `Search result ${n} is in the wrong place.`);
    await stage.settle();
    await triage(stage, n, name);
  }
}

async function notes(stage: Stage, channel = '#desk-triage'): Promise<string[]> {
  const messages = await stage.as('ola').history(channel);
  return messages.map(({ text }) => text).filter((text) => text.startsWith('A pattern?'));
}

it('TRI-9 the fifth low-priority defect on a component in 30 days brings one note that names them', async () => {
  const stage = await openStage();
  await defects(stage, 1, 4);
  expect(await notes(stage)).toEqual([]);
  await defects(stage, 5, 5);
  const [note, ...more] = await notes(stage);
  expect(more).toEqual([]);
  expect(note).toContain('A pattern? 5 low-priority defects on *Search* were filed within 30 days:');
  for (let n = 1; n <= 5; n += 1) {
    expect(note).toMatch(new RegExp(`\\|Ticket ${n}>: Search result ${n} is in the wrong place`));
  }
  expect(note).toContain('See whether one cause is behind them.');
  await pressMore(stage, 'tomas', 3, 'history');
  const history = JSON.stringify((await topModal(stage.as('tomas'))).view);
  expect(history).toContain('noted a pattern: 5 low-priority defects on Search, tickets 1, 2, 3, 4, 5');

  await triage(stage, 5);
  await stage.as('maya').post('#heron-help', 'One more.');
  await stage.settle();
  expect(await notes(stage)).toHaveLength(1);
});

it('TRI-9 comes again only when as many more have come', async () => {
  const stage = await openStage({ policy: policyWith({ pattern_note: { defects: 2, within: '10 days' } }) });
  await defects(stage, 1, 3);
  expect(await notes(stage)).toHaveLength(1);
  await defects(stage, 4, 4);
  const said = await notes(stage);
  expect(said).toHaveLength(2);
  expect(said[1]).toMatch(
    /2 low-priority defects on \*Search\* were filed within 10 days:.*Ticket 3>.*Ticket 4>/s,
  );
});

it('TRI-9 counts neither what is older, nor elsewhere, nor worse, nor merged into another', async () => {
  const stage = await openStage({ policy: policyWith({ pattern_note: { defects: 3, within: '10 days' } }) });
  await defects(stage, 1, 1);
  await stage.pass(11 * DAY_MS);
  await defects(stage, 2, 4);
  expect(await notes(stage)).toHaveLength(1);
  await defects(stage, 5, 6);
  await defects(stage, 7, 7, 'Content');
  await stage.as('maya').post('#heron-help', 'Search result 8 is missing.');
  await stage.settle();
  await triage(stage, 8, 'Search', WORSE);
  await mergeTicket(stage.running.desk, tomasOf(stage, 'merge'), 5, 6);
  await defects(stage, 9, 9);
  expect(await notes(stage)).toHaveLength(1);
  await triage(stage, 8);
  expect(await notes(stage)).toHaveLength(2);
});

it('TRI-9 the note stands in the group’s own channel, and keeps the words of other groups and of sensitive tickets', async () => {
  const stage = await openStage({
    policy: policyWith({
      pattern_note: { defects: 3, within: '30 days' },
      groups: { networks: { name: 'Networks', channel: 'net-triage' } },
      routing: { 'network faults': { when: { words: 'vpn' }, group: 'networks' } },
    }),
    before: (slack) => {
      slack.addChannel('net-triage', 'private', ['ola', 'priya', 'sam']);
      slack.inviteBot('net-triage');
    },
  });
  await defects(stage, 1, 2);
  await pressMore(stage, 'tomas', 2, 'sensitive');
  await submit(stage.as('tomas'), {});
  await stage.as('ben').post('#heron-help', 'The VPN finds <!channel> no names.');
  await stage.settle();
  await triage(stage, 3);
  expect(await notes(stage)).toEqual([]);
  const [note = ''] = await notes(stage, '#net-triage');
  expect(note).toContain('|Ticket 1>\n');
  expect(note).toContain('|Ticket 2>\n');
  expect(note).toContain('|Ticket 3>: The VPN finds');
  expect(note).not.toContain('<!channel>');
});

it('TRI-9 the triage form brings it as well', async () => {
  const stage = await openStage({ policy: policyWith({ pattern_note: { defects: 2, within: '1 day' } }) });
  await defects(stage, 1, 2);
  expect(await notes(stage)).toHaveLength(1);
  await press(stage, 'tomas', 2, 'ticket.triage');
  await stage.as('tomas').submit((await topModal(stage.as('tomas'))).id);
  await stage.settle();
  expect(await notes(stage)).toHaveLength(1);
  const all = (await stage.as('ola').history('#desk-triage')).map(saidIn);
  expect(all.filter((said) => said.includes('within 1 day:'))).toHaveLength(1);
});
