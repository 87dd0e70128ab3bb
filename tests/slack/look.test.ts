import { expect, it } from 'vitest';
import { lastIn, press, pressMore } from '../support/look.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

const answerTo = async (stage: Stage, who: string, line: string) => {
  await stage.as(who).command('#general', line);
  return saidIn(await lastIn(stage, who, '#general'));
};

async function withTickets(): Promise<Stage> {
  const stage = await openStage();
  await stage.as('maya').post('#heron-help', 'Event pages lose their map');
  await stage.settle();
  await stage.as('jonas').post('@firstline', 'My account is locked since Monday');
  await stage.settle();
  return stage;
}

it('lists a requester’s own tickets, and staff everything open', async () => {
  const stage = await withTickets();
  const mayas = await answerTo(stage, 'maya', '/ticket list');
  expect(mayas).toContain('Event pages lose their map');
  expect(mayas).toContain('with us');
  expect(mayas).not.toContain('account is locked');
  expect(await answerTo(stage, 'ben', '/ticket list')).toContain('You have no tickets');
  const staffs = await answerTo(stage, 'tomas', '/ticket list');
  expect(staffs).toContain('Event pages lose their map');
  expect(staffs).toContain('account is locked');
  expect(await answerTo(stage, 'tomas', '/ticket list mine')).toContain('You have no open tickets');
  expect(await answerTo(stage, 'maya', '/ticket list unassigned')).toContain('only agents');
});

it('pages a long list', async () => {
  const stage = await openStage();
  for (let i = 1; i <= 23; i++) await stage.as('maya').post('#heron-help', `Broken page number ${i}`);
  await stage.settle();
  await stage.as('tomas').command('#general', '/ticket list');
  const first = await lastIn(stage, 'tomas', '#general');
  // What is due first stands first.
  expect(saidIn(first)).toContain('Ticket 3>');
  expect(saidIn(first)).not.toContain('Ticket 23');
  await stage.as('tomas').press({ channel: first.channel, ts: first.ts }, 'ticket.list-next');
  const second = await lastIn(stage, 'tomas', '#general');
  expect(saidIn(second)).toContain('Ticket 23');
  expect(saidIn(second)).not.toContain('"Next page"');
  await stage.as('tomas').press({ channel: second.channel, ts: second.ts }, 'ticket.list-previous');
  expect((await lastIn(stage, 'tomas', '#general')).text).toEqual(first.text);
});

it('narrows the queue by owner, status, priority, type and component, and pages what is narrowed', async () => {
  const stage = await withTickets();
  await stage.as('tomas').command('#general', '/ticket take 1');
  await stage.settle();
  const titled = await answerTo(stage, 'tomas', '/ticket list mine');
  expect(titled).toContain('Event pages lose their map');
  expect(titled).not.toContain('account is locked');
  expect(await answerTo(stage, 'tomas', '/ticket list unassigned')).toContain('account is locked');
  expect(await answerTo(stage, 'tomas', '/ticket list p1')).toContain('Open tickets, P1: none.');
  expect(await answerTo(stage, 'tomas', '/ticket list mine defect')).toContain('My queue, defect: none.');
});

it('narrows a list by words, and offers the form where nothing has them', async () => {
  const stage = await withTickets();
  const found = await answerTo(stage, 'tomas', '/ticket list unassigned lose map');
  expect(found).toContain('Event pages lose their map');
  expect(found).not.toContain('account is locked');
  expect(await answerTo(stage, 'maya', '/ticket list locked')).toContain(
    'Your tickets, with “locked”: none.',
  );

  await stage.as('tomas').command('#general', '/ticket list of broken <pages>');
  const missed = await lastIn(stage, 'tomas', '#general');
  expect(missed.text).toContain('Open tickets, with “of broken &lt;pages&gt;”: none.');
  await stage.as('tomas').press({ channel: missed.channel, ts: missed.ts }, 'ticket.list-file');
  expect(JSON.stringify((await topModal(stage.as('tomas'))).view)).toContain('of broken <pages>');
});

it('offers the nearest where a word is no filter, and says which words exclude each other', async () => {
  const stage = await withTickets();
  const offered = await answerTo(stage, 'tomas', '/ticket list unasigned');
  expect(offered).toContain('`unasigned` is no filter. Did you mean `/ticket list unassigned`?');
  expect(await answerTo(stage, 'tomas', '/ticket list component:serch')).toContain('component:search');
  expect(await answerTo(stage, 'tomas', '/ticket list p1 p2')).toContain('No ticket is both `p1` and `p2`.');
  expect(await answerTo(stage, 'tomas', '/ticket list "unasigned"')).toContain('none.');
});

it('lists what is overdue, what soon will be, and all that is due', async () => {
  const stage = await withTickets();
  const has = async (cut: string) =>
    /account is locked/.test(await answerTo(stage, 'tomas', `/ticket list ${cut}`));
  const cuts = async () => [await has('due'), await has('breaching'), await has('overdue')];
  expect(await answerTo(stage, 'tomas', '/ticket list overdue')).toContain('Open tickets, overdue: none.');
  // Filed at 10:00, due at 11:30.
  expect(await cuts()).toEqual([true, true, false]);
  await stage.pass(75 * 60_000);
  expect(await cuts()).toEqual([true, true, false]);
  await press(stage, 'tomas', 2, 'ticket.reply');
  await submit(stage.as('tomas'), { text: 'We are looking.' });
  await stage.settle();
  await stage
    .as('jonas')
    .post('@firstline', 'Thank you for looking; it is still locked, and I need it on Thursday.');
  await stage.settle();
  await stage.pass(2 * 60 * 60_000);
  expect(await answerTo(stage, 'tomas', '/ticket list overdue')).toContain('Event pages lose their map');
  expect(await answerTo(stage, 'tomas', '/ticket list breaching')).toContain(
    '*Open tickets, overdue or due within 2 hours*',
  );
  expect(await has('overdue')).toBe(false);
  await answerTo(stage, 'tomas', '/ticket snooze 2 until tomorrow');
  expect([await has('mine'), await has('mine due')]).toEqual([false, true]);
});

it('K-1 a verb that lacks its number is a slip, and no words to file; for who may not, it is words', async () => {
  const stage = await withTickets();
  expect(await answerTo(stage, 'tomas', '/ticket take')).toContain(
    'Nothing was filed. Did you mean `/ticket take 142`? To ask the desk about “take”, say it in a few more words.',
  );
  expect(await answerTo(stage, 'tomas', '/ticket undo 1 2')).toContain('Did you mean `/ticket undo 142`?');
  expect(await answerTo(stage, 'maya', '/ticket show')).toContain('Did you mean `/ticket show 142`?');
  await stage.as('maya').command('#general', '/ticket escalate');
  expect(JSON.stringify((await topModal(stage.as('maya'))).view)).toContain('"escalate"');
});

it('W-6 keeps what only the desk knows out of a requester’s list', async () => {
  const stage = await withTickets();
  for (const words of ['p1', 'due', 'overdue', 'breaching', 'own snoozed', 'open', 'group:desk'])
    expect(await answerTo(stage, 'maya', `/ticket list ${words}`)).toContain('only agents');
  expect(await answerTo(stage, 'maya', '/ticket list waiting')).toContain(
    'Your tickets, waiting on requester: none.',
  );
});

it('opens a ticket from its line', async () => {
  const stage = await withTickets();
  await stage.as('maya').command('#general', '/ticket list');
  const list = await lastIn(stage, 'maya', '#general');
  await stage.as('maya').press({ channel: list.channel, ts: list.ts }, 'ticket.open');
  expect(JSON.stringify((await topModal(stage.as('maya'))).view)).toContain('Event pages lose their map');
});

it('CNV-2 CNV-4 shows and finds for each person what they may see', async () => {
  const stage = await withTickets();
  expect(await answerTo(stage, 'jonas', '/ticket show 2')).toContain('account is locked');
  expect(await answerTo(stage, 'maya', '/ticket show 2')).toContain('There is no ticket 2 that you can see');
  expect(await answerTo(stage, 'maya', '/ticket search account')).toContain('Nothing has the words');
  expect(await answerTo(stage, 'jonas', '/ticket search ACCOUNT lock')).toContain('account is locked');
  expect(await answerTo(stage, 'tomas', '/ticket search account')).toContain('account is locked');

  await stage.as('tomas').command('#general', '/ticket note 1 the CANARY disk is full');
  await submit(stage.as('tomas'), {});
  await pressMore(stage, 'tomas', 2, 'sensitive');
  await submit(stage.as('tomas'), {});
  await stage.settle();
  expect(await answerTo(stage, 'maya', '/ticket show 1')).not.toContain('CANARY');
  expect(await answerTo(stage, 'tomas', '/ticket show 1')).toContain('CANARY');
  expect(await answerTo(stage, 'tomas', '/ticket search account')).toContain('Nothing has the words');
  expect(await answerTo(stage, 'maya', '/ticket search CANARY')).toContain('Nothing has the words');
});

it('E-2 a search with nothing says what it looked through, and leads on', async () => {
  const stage = await withTickets();
  const empty = await answerTo(stage, 'maya', '/ticket search purple elephant');
  expect(empty).toContain('Nothing has the words “purple elephant”');
  expect(empty).toContain('your tickets, open and closed');
  const press = async (actionId: string) => {
    const { channel, ts } = await lastIn(stage, 'maya', '#general');
    await stage.as('maya').press({ channel, ts }, actionId);
    await stage.settle();
  };
  await press('ticket.list-file');
  expect(JSON.stringify((await topModal(stage.as('maya'))).view)).toContain('purple elephant');
  for (const left of await stage.as('maya').modals()) await stage.as('maya').closeModal(left.id, true);

  const narrowed = await answerTo(stage, 'maya', '/ticket list waiting "event pages"');
  expect(narrowed).toContain('*Search all*');
  await press('ticket.search-all');
  expect(saidIn(await lastIn(stage, 'maya', '#general'))).toContain('Event pages lose their map');
});

it('K-1 K-2 help shows what the reader may do, a slip offers the nearest verb, words open the form', async () => {
  const stage = await openStage();
  const mayas = await answerTo(stage, 'maya', '/ticket help');
  expect(mayas).toContain('/ticket list');
  expect(mayas).not.toContain('/ticket take');
  expect(await answerTo(stage, 'tomas', '/ticket help')).toContain('/ticket take 142');
  expect(await answerTo(stage, 'maya', '/ticket lst')).toContain('Did you mean `/ticket list`?');
  expect(await stage.as('maya').command('#general', '/ticket colour of the sky')).toEqual({ ok: true });
  expect(JSON.stringify((await topModal(stage.as('maya'))).view)).toContain('colour of the sky');
  expect(await answerTo(stage, 'maya', '/desk setup')).toContain('only the workspace’s admins');
  expect(await answerTo(stage, 'ola', '/desk')).toContain('/desk setup');
});

it('App Home shows a requester their tickets, agents their queue and admins what is to be set', async () => {
  const stage = await withTickets();
  await stage.as('tomas').command('#general', '/ticket take 1');
  const homeOf = async (who: string) => {
    await stage.as(who).openHome();
    await stage.settle();
    return JSON.stringify((await stage.as(who).openHome())?.view ?? {});
  };
  const mayas = await homeOf('maya');
  expect(mayas).toContain('Event pages lose their map');
  expect(mayas).not.toContain('My queue');
  const tomas = await homeOf('tomas');
  expect(tomas).toMatch(/My queue \(1\).*Unassigned \(1\)/);
  expect(await homeOf('ola')).toContain('Everything is set.');
});

it('History tells who did what, by which door', async () => {
  const stage = await withTickets();
  await press(stage, 'tomas', 1, 'ticket.take');
  await pressMore(stage, 'tomas', 1, 'history');
  const history = JSON.stringify((await topModal(stage.as('tomas'))).view);
  expect(history).toMatch(/Maya Lindqvist\* filed it \(message\)/);
  expect(history).toMatch(/Tomas Rivera\* took it \(button\)/);
  expect(history).toMatch(/Tomas Rivera\* moved it from new to in progress \(button\)/);
});
