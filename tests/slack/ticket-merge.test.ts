import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listTicketEvents } from '../../src/db/ticket-events.ts';
import { getTicketByNumber } from '../../src/db/tickets.ts';
import { addUp, type TicketFact } from '../../src/domain/ticket/history.ts';
import { DAY_MS } from '../support/clock.ts';
import { cardOf, lastIn, press, pressMore, staffThread, texts } from '../support/look.ts';
import {
  askedTwice,
  merge,
  reply,
  resolve,
  says,
  staffTexts,
  statusOf,
  threadOf,
} from '../support/merging.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

it('TRI-8 a merge is confirmed with what happens to whom, and tells both requesters once', async () => {
  const { stage, ben, maya } = await askedTwice();
  await stage.as('tomas').command('#general', '/ticket merge 2 1');
  const confirm = JSON.stringify((await topModal(stage.as('tomas'))).view);
  expect(confirm).toContain('Merge ticket 2');
  expect(confirm).toContain('Maya Lindqvist reads in their thread');
  expect(confirm).toContain('Ben Castellano reads that somebody else needs the same');
  expect(await statusOf(stage, 2)).toBe('New');

  await submit(stage.as('tomas'), {});
  await stage.settle();
  expect(await statusOf(stage, 2)).toBe('Resolved: duplicate');
  expect(await statusOf(stage, 1)).toBe('New');
  expect(saidIn(await cardOf(stage, 2))).toMatch(/Merged into <[^|]+\|ticket 1>.*Unmerge/s);
  expect(saidIn(await cardOf(stage, 1))).toMatch(/Merged into this: <[^|]+\|ticket 2>/);
  await stage.pass(5 * 60_000);
  const [toBen, toMaya] = [await threadOf(stage, 'ben', ben), await threadOf(stage, 'maya', maya)];
  expect(toMaya.match(/"text":"[^"]*Ticket 2 is about the same/g)).toHaveLength(1);
  expect(toBen.match(/"text":"[^"]*Somebody else needs the same/g)).toHaveLength(1);
  expect(toBen).not.toContain('Maya');
  expect(toMaya).not.toContain('Ben');
  expect(toMaya).not.toContain('ticket.satisfied');
});

it('TRI-8 what the merged requester writes, with files, edits and deletions, arrives under the survivor’s card', async () => {
  const { stage, maya } = await askedTwice();
  await merge(stage, 2, 1);
  await reply(stage, 1, 'Which browser is it?', 'tomas', true);
  expect(await statusOf(stage, 1)).toBe('Waiting on requester');
  const png = { name: 'empty.png', mimetype: 'image/png', data: Buffer.from('p').toString('base64') };
  const said = await stage.as('maya').post('#heron-help', 'Firefox, see here', maya.ts, [png]);
  await stage.settle();
  expect(await statusOf(stage, 1)).toBe('In progress');
  expect(await statusOf(stage, 2)).toBe('Resolved: duplicate');
  expect(await staffTexts(stage, 1)).toContain('Maya Lindqvist: Firefox, see here');
  expect((await staffThread(stage, 1)).map(saidIn).join()).toContain('on ticket 2, merged into this');
  const files = (await staffThread(stage, 1)).flatMap((message) => message.files.map(({ name }) => name));
  expect(files).toEqual(['empty.png']);
  expect(await staffTexts(stage, 2)).not.toContain('Firefox');

  await stage.as('maya').edit('#heron-help', said.ts, 'Chrome, see here');
  await stage.settle();
  expect(await staffTexts(stage, 1)).toContain('Chrome, see here');
  await stage.as('maya').remove('#heron-help', said.ts);
  await stage.settle();
  expect(await staffTexts(stage, 1)).not.toContain('Chrome');
});

it('TRI-8 an answer to the survivor reaches each in their own thread, and names neither to the other', async () => {
  const { stage, ben, maya } = await askedTwice();
  await merge(stage, 2, 1);
  await reply(stage, 1, 'Hello Ben, the index of ticket 1 is built anew.');
  expect(await threadOf(stage, 'ben', ben)).toContain('Hello Ben, the index of ticket 1 is built anew.');
  const toMaya = await threadOf(stage, 'maya', maya);
  expect(toMaya).toContain('Hello Maya, the index of ticket 2 is built anew.');
  expect(toMaya).not.toMatch(/Ben|Castellano|ticket 1\b/);

  const own = await stage.as('tomas').post('#heron-help', 'Still building, Ben.', ben.ts);
  await stage.settle();
  expect(await threadOf(stage, 'maya', maya)).toContain('Still building, Maya.');
  await stage.as('tomas').edit('#heron-help', own.ts, 'Nearly built, Ben.');
  await stage.settle();
  expect(await threadOf(stage, 'maya', maya)).toContain('Nearly built, Maya.');
  expect(await threadOf(stage, 'maya', maya)).not.toContain('Still building');
});

it('TRI-8 RES-2 resolving the survivor tells both, and *Not yet* of either opens it', async () => {
  const { stage, ben, maya } = await askedTwice();
  await merge(stage, 2, 1);
  await resolve(stage, 1, 'The index was rebuilt, Ben.');
  const thread = await stage.as('maya').thread('#heron-help', maya.ts);
  expect(thread.map(saidIn).join()).toMatch(/resolved ticket 2 and writes:.*The index was rebuilt, Maya\./s);
  expect(await threadOf(stage, 'ben', ben)).toContain('resolved ticket 1 and writes:');
  expect(thread[0]?.reactions.map(({ name }) => name)).toEqual(['ticket', 'checkered_flag']);

  const ask = thread.findLast((message) => saidIn(message).includes('ticket.not-yet'));
  await stage.as('maya').press({ channel: maya.channel, ts: ask?.ts ?? '' }, 'ticket.not-yet');
  await stage.settle();
  expect(await statusOf(stage, 1)).toBe('In progress');
  expect(await statusOf(stage, 2)).toBe('Resolved: duplicate');
  expect(await threadOf(stage, 'ben', ben)).not.toContain('Maya');

  await resolve(stage, 1, 'Now it is.');
  await stage.as('maya').post('#heron-help', 'It is still empty for me', maya.ts);
  await stage.settle();
  expect(await statusOf(stage, 1)).toBe('In progress');
});

it('TRI-8 RES-5 a merged ticket closes with the survivor, and a late reply then files a linked one', async () => {
  const { stage, maya } = await askedTwice();
  await merge(stage, 2, 1);
  await stage.pass(15 * DAY_MS);
  expect(await statusOf(stage, 2)).toBe('Resolved: duplicate');
  await resolve(stage, 1, 'Done.');
  await stage.pass(15 * DAY_MS);
  expect(await statusOf(stage, 1)).toBe('Closed: done');
  expect(await statusOf(stage, 2)).toBe('Closed: duplicate');
  expect(await says(stage, 'tomas', '/ticket unmerge 2')).toContain('closed');
  await stage.as('maya').post('#heron-help', 'Empty again since today', maya.ts);
  await stage.settle();
  expect(saidIn(await cardOf(stage, 3))).toMatch(/Follows <[^|]+\|ticket 2>/);
  expect(saidIn(await cardOf(stage, 2))).toContain('Followed by ticket 3');
});

it('TRI-8 unmerge gives back status and owner after replies, and the following ends', async () => {
  const { stage, ben, maya } = await askedTwice();
  await press(stage, 'ruth', 2, 'ticket.take');
  await reply(stage, 2, 'What do you see, Maya?', 'ruth', true);
  await merge(stage, 2, 1);
  await reply(stage, 1, 'We look, Ben.');
  await stage.as('maya').post('#heron-help', 'An empty page', maya.ts);
  await stage.settle();
  await press(stage, 'tomas', 2, 'ticket.unmerge');
  expect(await statusOf(stage, 2)).toBe('Waiting on requester');
  expect(saidIn(await cardOf(stage, 2))).toContain('*Owner*\\nRuth Abara');
  expect(await threadOf(stage, 'maya', maya)).toContain('matter of its own and is open again');
  expect(await staffTexts(stage, 1)).toContain('took ticket 2 out of this again');

  await stage.as('maya').post('#heron-help', 'Only with my account', maya.ts);
  await reply(stage, 1, 'Fixed for you, Ben.');
  expect(await staffTexts(stage, 2)).toContain('Only with my account');
  expect(await staffTexts(stage, 1)).toContain('An empty page');
  expect(await staffTexts(stage, 1)).not.toContain('Only with my account');
  expect(await threadOf(stage, 'maya', maya)).not.toContain('Fixed for you');
  expect(await threadOf(stage, 'ben', ben)).toContain('Fixed for you');
  expect(await says(stage, 'tomas', '/ticket unmerge 2')).toContain('is not merged into another');
});

it('TRI-8 refuses itself, circles, merged, resolved and unknown tickets, at the field, and changes nothing', async () => {
  const { stage } = await askedTwice();
  await stage.as('lena').post('#heron-help', 'Nothing is found by the search box.');
  await stage.settle();
  expect(await says(stage, 'tomas', '/ticket merge 2 2')).toContain('is this very ticket');
  expect(await says(stage, 'tomas', '/ticket merge 2 99')).toContain('There is no ticket 99');
  expect(await says(stage, 'maya', '/ticket merge 2 1')).toContain('only agents can do this');
  await merge(stage, 2, 1);
  expect(await says(stage, 'tomas', '/ticket merge 1 2')).toContain('is merged into this one already');
  expect(await says(stage, 'tomas', '/ticket merge 2 3')).toContain('merged into ticket 1 already');
  expect(await says(stage, 'tomas', '/ticket reopen 2')).toContain('*Unmerge* it, or reopen 1');

  await pressMore(stage, 'tomas', 3, 'company');
  const answer = await submit(stage.as('tomas'), { other: '2' });
  expect(answer.errors?.other).toContain('Merge into 1.');
  expect((await submit(stage.as('tomas'), { other: 'the other one' })).errors?.other).toContain('number');
  await resolve(stage, 1, 'Done.');
  await pressMore(stage, 'tomas', 3, 'company');
  expect((await submit(stage.as('tomas'), { other: '1' })).errors?.other).toContain('is resolved');
  expect(await statusOf(stage, 3)).toBe('New');
});

it('TRI-8 CNV-4 what is private or sensitive merges only with its like of the same requester', async () => {
  const { stage } = await askedTwice();
  await stage.as('jonas').post('@firstline', 'Search finds nothing for my private page');
  await stage.settle();
  for (const line of ['/ticket merge 3 1', '/ticket merge 1 3']) {
    expect(await says(stage, 'tomas', line)).toContain('ticket 3 is private');
  }
  await pressMore(stage, 'tomas', 1, 'sensitive');
  await submit(stage.as('tomas'), {});
  await stage.settle();
  expect(await says(stage, 'tomas', '/ticket merge 2 1')).toContain('ticket 1 is sensitive');
  expect(await says(stage, 'tomas', '/ticket link 1 3')).toContain('are linked');
});

it('TRI-8 of two who merge crosswise at once one succeeds, and the other reads why not', async () => {
  const { stage } = await askedTwice();
  await stage.as('tomas').command('#general', '/ticket merge 2 1');
  await stage.as('ruth').command('#general', '/ticket merge 1 2');
  const forms = [await topModal(stage.as('tomas')), await topModal(stage.as('ruth'))];
  await Promise.all([
    stage.as('tomas').submit(forms[0]?.id ?? ''),
    stage
      .as('tomas')
      .submit(forms[0]?.id ?? '')
      .catch(() => undefined),
    stage.as('ruth').submit(forms[1]?.id ?? ''),
  ]);
  await stage.settle();
  const statuses = [await statusOf(stage, 1), await statusOf(stage, 2)].sort();
  expect(statuses).toEqual(['New', 'Resolved: duplicate']);
  const left = [...(await stage.as('tomas').modals()), ...(await stage.as('ruth').modals())];
  expect(left.map(({ view }) => JSON.stringify(view)).join()).toContain('Nothing changed');
  const { db } = stage.running.desk;
  for (const number of [1, 2]) {
    const ticket = await getTicketByNumber(db, stage.running.workspaceId, number);
    const events = await listTicketEvents(db, ticket.id);
    expect(events.filter(({ kind }) => kind === 'merged' || kind === 'took in')).toHaveLength(1);
  }
});

it('TRI-8 who asked both reads one message, with the way to the other thread, and each answer once', async () => {
  const { stage, ben } = await askedTwice();
  const again = await stage.as('ben').post('#heron-help', 'And again: search finds nothing.');
  await stage.settle();
  await merge(stage, 3, 1);
  await reply(stage, 1, 'We look at it.');
  expect(await threadOf(stage, 'ben', again)).toContain('about the same as your ticket 1');
  expect(await threadOf(stage, 'ben', again)).not.toContain('We look at it');
  expect(await threadOf(stage, 'ben', ben)).not.toContain('Somebody else');
});

it('TRI-8 links both cards, refuses what is linked or not, and unlinks', async () => {
  const { stage } = await askedTwice();
  expect(await says(stage, 'tomas', '/ticket link 1 2')).toContain('Tickets 1 and 2 are linked');
  expect(saidIn(await cardOf(stage, 1))).toMatch(/Related to <[^|]+\|ticket 2>/);
  expect(saidIn(await cardOf(stage, 2))).toMatch(/Related to <[^|]+\|ticket 1>/);
  expect(await says(stage, 'tomas', '/ticket link 2 1')).toContain('are linked already');
  await says(stage, 'tomas', '/ticket show 1');
  expect(saidIn(await lastIn(stage, 'tomas', '#general'))).toContain('Related to');
  expect(await says(stage, 'tomas', '/ticket unlink 2 1')).toContain('no longer linked');
  expect(saidIn(await cardOf(stage, 1))).not.toContain('Related to');
  expect(await says(stage, 'tomas', '/ticket unlink 2 1')).toContain('are not linked');
  expect(await says(stage, 'ben', '/ticket link 1 2')).toContain('only agents');
});

it('IN-6 the form offers similar open tickets first, and what is chosen is shown before it is confirmed', async () => {
  const { stage } = await askedTwice();
  await pressMore(stage, 'tomas', 2, 'company');
  const form = await topModal(stage.as('tomas'));
  expect(JSON.stringify(form.view)).toContain('1: Search finds nothing since lunch. (Ben Castellano)');
  await stage.as('tomas').fill(form.id, {
    similar: { value: { selected_option: { value: '1', text: { type: 'plain_text', text: 'x' } } } },
  });
  await stage.as('tomas').submit(form.id);
  const confirm = await topModal(stage.as('tomas'));
  expect(JSON.stringify(confirm.view)).toContain('Search finds nothing since lunch.');
  await stage.as('tomas').submit(confirm.id);
  await stage.settle();
  expect(await statusOf(stage, 2)).toBe('Resolved: duplicate');
});

it('TRI-8 PRV-2 merged and unmerged, a ticket is as it was, and its history adds up to its row', async () => {
  const acts = ['take', 'ask', 'answer', 'hear'] as const;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...acts), { maxLength: 4 }), async (script) => {
      const { stage, maya } = await askedTwice();
      for (const act of script) await doAct(stage, act, maya.ts);
      const before = await rowOf(stage, 2);
      await merge(stage, 2, 1);
      expect(await adds(stage, 2)).toBe(true);
      await says(stage, 'tomas', '/ticket unmerge 2');
      expect(await rowOf(stage, 2)).toEqual(before);
      expect(await adds(stage, 2)).toBe(true);
      expect(await adds(stage, 1)).toBe(true);
    }),
    { numRuns: 6 },
  );
}, 60_000);

async function doAct(stage: Stage, act: string, ts: string) {
  if (act === 'take') await says(stage, 'ruth', '/ticket take 2');
  if (act === 'ask') await reply(stage, 2, 'Which one?', 'ruth', true);
  if (act === 'answer') await reply(stage, 2, 'We look.', 'ruth');
  if (act === 'hear') await stage.as('maya').post('#heron-help', 'Still so', ts);
  await stage.settle();
}

async function rowOf(stage: Stage, number: number) {
  const { status, statusBeforeWait, ownerId, isOpen, resolution, resolvedAt, mergedIntoId } =
    await getTicketByNumber(stage.running.desk.db, stage.running.workspaceId, number);
  return { status, statusBeforeWait, ownerId, isOpen, resolution, resolvedAt, mergedIntoId };
}

async function adds(stage: Stage, number: number): Promise<boolean> {
  const { db } = stage.running.desk;
  const ticket = await getTicketByNumber(db, stage.running.workspaceId, number);
  const events = await listTicketEvents(db, ticket.id);
  const state = addUp(events.map((event) => ({ kind: event.kind, ...event.detail }) as TicketFact));
  const row: Record<string, unknown> = ticket;
  return Object.entries(state).every(([key, value]) => !(key in row) || row[key] === value);
}

it('TRI-8 nobody outside the team learns of links, and a dead desk tells all of it after a restart', async () => {
  const stage = await openStage();
  const root = await stage.as('ben').post('#heron-help', 'Search finds nothing since lunch.');
  await stage.as('maya').post('#heron-help', 'The search page finds nothing any more.');
  await stage.settle();
  await says(stage, 'tomas', '/ticket link 1 2');
  expect(await says(stage, 'ben', '/ticket show 1')).not.toContain('Related');
  await merge(stage, 2, 1);
  await stage.restart();
  await reply(stage, 1, 'After the restart, Ben.');
  expect(await threadOf(stage, 'ben', root)).toContain('After the restart, Ben.');
  expect(texts(await staffThread(stage, 1)).join()).toContain('After the restart');
  expect((await lastIn(stage, 'maya', '#heron-help')).text).toBeTruthy();
});

it('TRI-8 FUP-2 for its requester a merged ticket goes on: in /ticket show with the answers, in lists and App Home', async () => {
  const { stage } = await askedTwice();
  await reply(stage, 1, 'Ben, your copy CANARY is older.');
  await merge(stage, 2, 1);
  await reply(stage, 1, 'Hello Ben, the index of ticket 1 is built anew.');
  await stage.as('tomas').command('#general', '/ticket note 1 SECRET disk');
  await submit(stage.as('tomas'), {});
  await stage.settle();

  await stage.as('maya').command('#general', '/ticket show 2');
  await stage.settle();
  const shown = saidIn(await lastIn(stage, 'maya', '#general'));
  expect(shown).toContain('It goes on: it is answered together with another request about the same.');
  expect(shown).toContain('with us');
  expect(shown).toContain('Hello Maya, the index of ticket 2 is built anew.');
  for (const theirs of ['Ben', 'CANARY', 'SECRET', 'ticket 1', 'resolved'])
    expect(shown).not.toContain(theirs);

  const home = async () => {
    await stage.as('maya').openHome();
    await stage.settle();
    return JSON.stringify((await stage.as('maya').openHome())?.view ?? {});
  };
  expect(await home()).toMatch(
    /Ticket 2>\* {2}The search page.*with us.*answered with another request about the same/,
  );
  await stage.as('maya').command('#general', '/ticket list');
  await stage.settle();
  expect(saidIn(await lastIn(stage, 'maya', '#general'))).toContain(
    'answered with another request about the same',
  );

  await resolve(stage, 1, 'Search is back.');
  expect(await home()).not.toContain('Ticket 2>');
});

it('TRI-8 who asked both is led to the one that goes on', async () => {
  const { stage } = await askedTwice();
  await stage.as('maya').post('#heron-help', 'And the search of the branch page.');
  await stage.settle();
  await merge(stage, 3, 2);
  await stage.as('maya').command('#general', '/ticket show 3');
  await stage.settle();
  const shown = saidIn(await lastIn(stage, 'maya', '#general'));
  expect(shown).toContain('It goes on in your ticket 2, where the answers to both come.');
});
