import { describe, expect, it } from 'vitest';
import { heronWith, type Seed } from '../../sandbox/server/heron.ts';
import type { Message } from '../../sandbox/server/protocol.ts';
import { findChannelByName } from '../../sandbox/server/world/channels.ts';
import { postMessage } from '../../sandbox/server/world/messages.ts';
import { tsOf } from '../../sandbox/server/world/mint.ts';
import { listMessages } from '../../src/db/messages.ts';
import { listTerms } from '../../src/db/terms.ts';
import { listTicketEvents } from '../../src/db/ticket-events.ts';
import { timeOf } from '../../src/domain/ticket/origin.ts';
import { triageTicket } from '../../src/services/ticket/triage-ticket.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { deskDatabases } from '../support/engines.ts';
import {
  allTickets,
  askToImport,
  confirmImport,
  importThose,
  shown,
  tick,
  unfiled,
} from '../support/importing.ts';
import { cardOf, lastIn, staffThread, texts } from '../support/look.ts';
import { openStage, saidIn, submit, topModal } from '../support/stage.ts';

const CAPTIONS = 'Gallery question';
const FOOTER = 'summer hours in the footer';

describe.each(deskDatabases)('on %s', (_name, database) => {
  it('IN-5 lists the messages of a channel that became no ticket, with author, time, words and link', async () => {
    const stage = await openStage({ database: await database() });
    const form = await unfiled(stage, 'ola');
    const said = shown(form);
    expect(said).toContain('11 messages without a ticket');
    expect(said).toMatch(/Jonas Weber\*.{0,60}p\d{16}\|<!date.{0,90}14 replies.{0,5}Gallery question/);
    expect(said).not.toContain('I export at 1600 wide');
  });

  it('IN-5 imports threads with their authors and times, marked, and in silence', async () => {
    const stage = await openStage({ database: await database() });
    const before = stage.slack.ledger.calls('chat.postMessage').length;
    await importThose(stage, 'ola', CAPTIONS, FOOTER);
    const [first, second, ...others] = await allTickets(stage);
    expect(others).toEqual([]);
    expect(first?.summary).toContain(FOOTER);
    expect(second?.summary).toContain(CAPTIONS);
    expect(first?.requesterId).toBe(stage.as('jonas').person.id);
    expect(first?.filedAt).toEqual(timeOf(first?.sourceTs ?? ''));
    expect(stage.clock.now().getTime() - (first?.filedAt.getTime() ?? 0)).toBeGreaterThan(4 * DAY_MS);
    expect([first?.isImported, first?.nextDueAt, first?.toldAt]).toEqual([true, null, null]);

    const said = await listMessages(stage.running.desk.db, second?.id ?? 0);
    expect(said).toHaveLength(15);
    expect(said.every(({ ts, postedAt }) => postedAt.getTime() === timeOf(ts ?? '').getTime())).toBe(true);
    expect(new Set(said.map(({ authorId }) => authorId)).size).toBe(5);

    const card = saidIn(await cardOf(stage, 2));
    expect(card).toContain('Imported by Ola Bergström from what was said before');
    expect(card).not.toContain('due');
    const under = (await staffThread(stage, 2)).map(saidIn);
    expect(under).toHaveLength(15);
    expect(under[3]).toMatch(/Lena Okafor\*.*<!date/);
    const history = await listTicketEvents(stage.running.desk.db, first?.id ?? 0);
    expect(history.map(({ kind }) => kind)).toEqual(['filed', 'imported']);

    const posts = stage.slack.ledger.calls('chat.postMessage').slice(before);
    const triage = stage.slack.channel('desk-triage').id;
    const elsewhere = posts.filter(({ args }) => args.channel !== triage);
    expect(elsewhere.map(({ args }) => args.text)).toEqual([
      expect.stringContaining('is done. Tickets 1, 2, with the times they were written. Nobody was told'),
    ]);
    expect((await lastIn(stage, 'ola', '@firstline')).text).toContain('Tickets 1, 2');
    const editors = await stage.as('jonas').history('#heron-editors');
    const marked = editors.filter(({ reactions }) => reactions.some(({ name }) => name === 'ticket'));
    expect(marked.map(({ ts }) => ts)).toEqual([first?.sourceTs, second?.sourceTs]);
    expect(shown(await topModal(stage.as('ola')))).toContain('Tickets 1, 2');
  });

  it('IN-3 what is a ticket, small talk or by a bot is left out, and said so', async () => {
    const stage = await openStage({ database: await database() });
    const ben = stage.as('ben');
    const asked = await ben.post('#heron-editors', 'The search page is empty for me.');
    await stage.as('ruth').react('#heron-editors', asked.ts, 'ticket');
    await ben.post('#heron-editors', 'thanks all!');
    await stage.settle();
    const said = shown(await unfiled(stage, 'ola'));
    expect(said).toContain('11 messages without a ticket');
    expect(said).not.toContain('The search page is empty');
    expect(said).toContain('Left out: 1 that is a ticket, 1 that asks for nothing');
    await askToImport(stage, 'ola', 'all');
    await confirmImport(stage, 'ola');
    await stage.settle();
    expect(await allTickets(stage)).toHaveLength(12);
    expect(shown(await unfiled(stage, 'ola'))).toContain('whatever was asked here in these days is a ticket');
  });

  it('N-2 many at once bring no cards; a card comes, with its thread, when somebody has something to say', async () => {
    const stage = await openStage({ database: await database() });
    await unfiled(stage, 'ola');
    await askToImport(stage, 'ola', 'all');
    expect(shown(await topModal(stage.as('ola')))).toMatch(
      /11 messages of <#\w+>\* become tickets.*would bury/s,
    );
    await confirmImport(stage, 'ola');
    await stage.settle();
    expect(await stage.as('tomas').history('#desk-triage')).toEqual([]);
    expect((await lastIn(stage, 'ola', '@firstline')).text).toMatch(/1 to 11.*`\/ticket list` has them/);
    await stage.as('tomas').command('#general', '/ticket list unassigned');
    expect(saidIn(await lastIn(stage, 'tomas', '#general'))).toContain(CAPTIONS);

    const ticket = (await allTickets(stage)).find(({ summary }) => summary.includes(FOOTER));
    await stage.as('jonas').post('#heron-editors', 'They are back in the footer.', ticket?.sourceTs ?? '');
    await stage.settle();
    const cards = await stage.as('tomas').history('#desk-triage');
    expect(texts(cards)).toEqual([expect.stringContaining(FOOTER)]);
    const under = (await staffThread(stage, ticket?.number ?? 0)).map(saidIn).join('\n');
    expect(under).toMatch(/Only on Millford/);
    expect(under.match(/They are back in the footer/g)).toHaveLength(2);
  });
});

it('IN-5 C-2 names the count before it imports, and a message that went meanwhile', async () => {
  const stage = await openStage();
  await unfiled(stage, 'ola');
  expect((await askToImport(stage, 'ola')).errors?.which).toContain('Nothing is ticked');
  await tick(stage, 'ola', CAPTIONS);
  await tick(stage, 'ola', 'Reading list is live');
  await askToImport(stage, 'ola');
  const confirm = await topModal(stage.as('ola'));
  expect(confirm.view).toMatchObject({ submit: { text: 'Import 2 messages' }, close: { text: 'Keep it' } });
  const gone = (await stage.as('maya').history('#heron-editors')).find(({ text }) =>
    text.startsWith('Reading'),
  );
  await stage.as('maya').remove('#heron-editors', gone?.ts ?? '');
  await confirmImport(stage, 'ola');
  await stage.settle();
  expect(await allTickets(stage)).toHaveLength(1);
  expect((await lastIn(stage, 'ola', '@firstline')).text).toContain('1 has been deleted since');
});

it('IN-5 takes the link of one thread, whatever it says', async () => {
  const stage = await openStage();
  const { ts } = await stage.as('ben').post('#heron-editors', 'thanks!');
  const link = `https://heron.slack.com/archives/${stage.slack.channel('heron-editors').id}/p${ts.replace('.', '')}`;
  const form = await unfiled(stage, 'ola', link);
  expect(shown(form)).toContain('thanks!');
  await askToImport(stage, 'ola');
  await confirmImport(stage, 'ola');
  await stage.settle();
  expect((await allTickets(stage)).map(({ summary }) => summary)).toEqual(['thanks!']);
  expect(shown(await unfiled(stage, 'ola', link))).toContain('Nothing to import');
});

it('IN-5 pages what was found, and keeps what is ticked on each page', async () => {
  const stage = await openStage();
  for (let n = 10; n < 40; n++) await stage.as('ben').post('#heron-editors', `Question ${n} about pages.`);
  await stage.settle();
  const form = await unfiled(stage, 'ola');
  expect(shown(form)).toContain('41 messages without a ticket');
  await tick(stage, 'ola', 'Question 39');
  await stage.as('ola').press({ viewId: form.id }, 'import.next-page');
  await tick(stage, 'ola', 'Question 20');
  await stage.as('ola').press({ viewId: form.id }, 'import.previous-page');
  const again = await topModal(stage.as('ola'));
  expect(shown(again)).toMatch(/Question 39.{0,400}initial_options/);
  await askToImport(stage, 'ola');
  expect(shown(await topModal(stage.as('ola')))).toContain('2 messages');
  await confirmImport(stage, 'ola');
  await stage.settle();
  expect((await allTickets(stage)).map(({ summary }) => summary)).toEqual([
    'Question 20 about pages.',
    'Question 39 about pages.',
  ]);
});

it('IN-5 reads no further than is read at once, and says from where', async () => {
  const stage = await openStage({ slack: { seed: talkative } });
  const said = shown(await unfiled(stage, 'ola'));
  expect(said).toContain('There is more than is read at once (2,000 messages)');
  expect(said).toContain('Left out: 1999 that ask for nothing');
  expect(said).toContain('1 message without a ticket');
});

/** More than two thousand thanks, and a single question. */
const talkative: Seed = (world) => {
  heronWith({ triageChannel: true, talk: false })(world);
  const channel = findChannelByName(world, 'heron-editors');
  if (!channel) throw new Error('There is no such channel.');
  for (let n = 0; n < 2200; n++) {
    const text = n === 2100 ? 'Where is the style guide?' : 'thanks!';
    const ts = tsOf(new Date(world.now().getTime() - (2200 - n) * 1000));
    postMessage(world, channel, { userId: [...channel.members][0] ?? '', text, ts });
  }
};

it('PPL-4 shows nobody what they cannot read themselves', async () => {
  const stage = await openStage();
  const { slack } = stage;
  const secret = slack.addChannel('board', 'private', ['maya', 'firstline', 'ola']);
  slack.addChannel('cellar', 'private', ['tomas']);
  await stage.as('maya').post('#board', 'CANARY: the roof of the branch leaks.');
  await stage.settle();
  const hidden = 'I cannot read that channel for you';
  const here = async (who: string, channel: string) => {
    await stage.as(who).command(channel, '/ticket list unfiled');
    await stage.settle();
    return shown(await topModal(stage.as(who)));
  };
  expect(await here('ola', '#board')).toContain('CANARY');
  expect(await here('tomas', '#cellar')).toContain(hidden);
  const link = `https://heron.slack.com/archives/${secret.id}/p1772000000000000`;
  const said = shown(await unfiled(stage, 'tomas', link));
  expect(said).toContain(hidden);
  expect(said).not.toContain('CANARY');
  expect(shown(await unfiled(stage, 'tomas', '#general'))).toContain('so I cannot read it. Write `/invite');
});

it('PPL-4 looks again as each thread is read: who has left a private channel imports nothing more of it', async () => {
  const stage = await openStage();
  stage.slack.addChannel('board', 'private', ['maya', 'firstline', 'ola']);
  await stage.as('maya').post('#board', 'The roof of the branch leaks.');
  await stage.settle();
  await stage.as('ola').command('#board', '/ticket list unfiled');
  await stage.settle();
  await askToImport(stage, 'ola', 'all');
  expect(shown(await topModal(stage.as('ola')))).toContain('That channel is private');
  await stage.as('ola').leave('#board');
  await confirmImport(stage, 'ola');
  await stage.settle();
  expect(await allTickets(stage)).toEqual([]);
  expect((await lastIn(stage, 'ola', '@firstline')).text).toMatch(
    /stopped. I cannot read.*1 was not imported/,
  );
});

it('PPL-4 lets agents alone, and no guest; who asked as a guest is stood in for', async () => {
  const stage = await openStage();
  for (const who of ['maya', 'gil']) {
    await stage.as(who).command('#heron-editors', '/ticket list unfiled');
    expect((await lastIn(stage, who, '#heron-editors')).text).toContain('only agents can do this');
    expect(await stage.as(who).modals()).toEqual([]);
  }
  await importThose(stage, 'ola', 'new volunteer');
  const [ticket] = await allTickets(stage);
  expect(ticket?.requesterId).toBe(stage.as('ola').person.id);
  expect(saidIn(await cardOf(stage, 1))).toContain('Ola Bergström');
});

it('IN-5 says what is wrong with channel and days', async () => {
  const stage = await openStage();
  const said = async (words: string) => {
    await stage.as('ola').command('#general', `/ticket list unfiled ${words}`);
    return (await lastIn(stage, 'ola', '#general')).text;
  };
  expect(await said('#heron-editors since yesterday')).toContain('“yesterday” is no day');
  expect(await said('#heron-editors since 2026-04-01')).toContain('still to come');
  expect(await said('#heron-editors since 2026-03-01 until 2026-02-01')).toContain('before the first');
  expect(await said('#heron-editors since 2024-01-01')).toContain('more than 92 days');
  expect(await said('#nowhere-at-all')).toContain('is no channel I can find');
  const staff = `https://heron.slack.com/archives/${stage.slack.channel('desk-triage').id}/p1772000000000000`;
  expect(await said(staff)).toContain('staff work in that channel');
  expect(await stage.as('ola').modals()).toEqual([]);

  await stage.as('ola').command('#desk-triage', '/ticket list unfiled');
  const form = await topModal(stage.as('ola'));
  const days = (from: string, until: string) =>
    stage.as('ola').fill(form.id, {
      channel: { value: { selected_conversation: stage.slack.channel('heron-editors').id } },
      from: { value: { selected_date: from } },
      until: { value: { selected_date: until } },
    });
  await days('2026-03-02', '2026-03-01');
  expect((await stage.as('ola').submit(form.id)).errors?.until).toContain('before the first');
  await days('2026-02-27', '2026-02-27');
  expect(await stage.as('ola').submit(form.id)).toEqual({ ok: true });
  await stage.settle();
  expect(shown(await topModal(stage.as('ola')))).toContain(FOOTER);
});

it('IN-5 says nothing to the requester by itself, until somebody has written to them', async () => {
  const stage = await openStage();
  await importThose(stage, 'ola', FOOTER);
  const [ticket] = await allTickets(stage);
  const thread = async () => texts(await stage.as('jonas').thread('#heron-editors', ticket?.sourceTs ?? ''));
  const before = await thread();
  await stage.as('tomas').command('#general', '/ticket take 1');
  await stage.pass(5 * MINUTE_MS);
  await stage.as('tomas').command('#general', '/ticket resolve 1');
  const form = await topModal(stage.as('tomas'));
  expect(JSON.stringify(form.view)).toContain('is told nothing, unless you write something');
  await stage.as('tomas').fill(form.id, { resolution: { value: { selected_option: { value: 'done' } } } });
  await stage.as('tomas').submit(form.id);
  await stage.pass(20 * DAY_MS);
  expect((await allTickets(stage))[0]?.status).toBe('closed');
  expect(await thread()).toEqual(before);
});

it('IN-5 RES-2 what somebody writes reaches them as ever, without a question for figures', async () => {
  const stage = await openStage();
  await importThose(stage, 'ola', FOOTER);
  const [ticket] = await allTickets(stage);
  await stage.as('tomas').command('#general', '/ticket resolve 1');
  const form = await topModal(stage.as('tomas'));
  await stage.as('tomas').fill(form.id, {
    resolution: { value: { selected_option: { value: 'done' } } },
    message: { value: { value: 'The footer has winter hours again.' } },
  });
  await stage.as('tomas').submit(form.id);
  await stage.settle();
  const last = (await stage.as('jonas').thread('#heron-editors', ticket?.sourceTs ?? '')).at(-1);
  expect(saidIn(last as Message)).toMatch(/winter hours again.*Not yet/s);
  expect(saidIn(last as Message)).not.toContain('rate');
});

it('IN-5 calls nobody, and is on no radar', async () => {
  const stage = await openStage();
  await importThose(stage, 'ola', FOOTER);
  const { desk, workspaceId } = stage.running;
  const personId = stage.as('tomas').person.id;
  const caller = { workspaceId, personId, door: 'form', inputKey: 'triage', isStored: false } as const;
  const impact = { reach: 'many', isVisible: true, longTerm: 'no', blocks: 'nothing' } as const;
  await triageTicket(desk, caller, 1, { incident: 'no', type: 'defect', impact, override: null });
  await stage.pass(10 * MINUTE_MS);
  const history = await listTicketEvents(desk.db, (await allTickets(stage))[0]?.id ?? 0);
  expect(history.map(({ kind }) => kind)).not.toContain('called');
  expect(saidIn(await cardOf(stage, 1))).toContain('P1');
  await stage.pass(5 * DAY_MS);
  await stage.as('tomas').command('#general', '/desk radar');
  expect(saidIn(await lastIn(stage, 'tomas', '#general'))).not.toContain('Jonas Weber');
  await stage.as('tomas').command('#general', '/ticket why 1');
  expect(shown(await topModal(stage.as('tomas')))).toContain('nothing was promised and nothing is counted');
});

it('IN-5 opens from App Home, and forgets what it read within two days', async () => {
  const stage = await openStage();
  const ola = stage.as('ola');
  await ola.openHome();
  await stage.settle();
  const home = await ola.openHome();
  await ola.press({ viewId: home?.id ?? '' }, 'home.unfiled');
  const form = await topModal(ola);
  const channel = stage.slack.channel('heron-editors').id;
  await ola.fill(form.id, { channel: { value: { selected_conversation: channel } } });
  await ola.submit(form.id);
  await stage.settle();
  const list = await topModal(ola);
  expect(shown(list)).toContain('11 messages without a ticket');
  await ola.press({ viewId: list.id }, 'import.other');
  expect(JSON.stringify((await topModal(ola)).view)).toContain(`"initial_conversation":"${channel}"`);
  await ola.submit((await topModal(ola)).id);
  await stage.settle();
  expect(shown(await topModal(ola))).toContain('11 messages without a ticket');
  await stage.pass(2 * DAY_MS);
  const { db } = stage.running.desk;
  expect(await db.$count(db.tables.importMessages)).toBe(0);
  expect(await db.$count(db.tables.imports)).toBe(0);
  expect((await askToImport(stage, 'ola', 'all')).errors?.which).toContain('this list is too old');
});

it('IN-5 TRI-9 defects from the past are no pattern', async () => {
  const stage = await openStage();
  await unfiled(stage, 'ola');
  await askToImport(stage, 'ola', 'all');
  await confirmImport(stage, 'ola');
  await stage.settle();
  const { desk, workspaceId } = stage.running;
  const componentId =
    (await listTerms(desk.db, workspaceId)).find(({ name }) => name === 'Search')?.id ?? null;
  const impact = { reach: 'few', isVisible: false, longTerm: 'no', blocks: 'nothing' } as const;
  const answers = { incident: 'no', type: 'defect', impact, override: null } as const;
  for (let number = 1; number <= 6; number++) {
    const who = { workspaceId, personId: stage.as('tomas').person.id, door: 'form' } as const;
    const caller = { ...who, inputKey: `triage ${number}`, isStored: false };
    await triageTicket(desk, caller, number, answers, { componentId });
  }
  await stage.settle();
  const said = texts(await stage.as('ola').history('#desk-triage'));
  expect(said).toHaveLength(6);
  expect(said.join()).not.toContain('A pattern?');
});

it('IN-5 says nothing by itself when the ticket goes to the engineers and comes back done', async () => {
  const stage = await openStage({ hasGithub: true });
  await importThose(stage, 'ola', FOOTER);
  const [ticket] = await allTickets(stage);
  const thread = async () => texts(await stage.as('jonas').thread('#heron-editors', ticket?.sourceTs ?? ''));
  const before = await thread();
  await stage.as('tomas').command('#general', '/ticket escalate 1');
  const asked = {
    asA: 'reader',
    iWant: 'winter hours',
    soThat: 'I come when it is open',
    criteria: 'They show.',
  };
  expect(await submit(stage.as('tomas'), asked)).toEqual({ ok: true });
  await stage.settle();
  await stage.pass(5 * MINUTE_MS);
  expect((await allTickets(stage))[0]?.status).toBe('waiting on tier 2');
  const [repository] = stage.github.world.repositories;
  const issue = repository?.issues[0];
  if (!repository || !issue) throw new Error('There is no issue.');
  stage.github.world.changeIssue(repository, issue, { state: 'closed', stateReason: 'completed' }, 'priya');
  await stage.settle();
  await stage.pass(5 * MINUTE_MS);
  expect((await allTickets(stage))[0]?.status).not.toBe('waiting on tier 2');
  expect(await thread()).toEqual(before);
});
