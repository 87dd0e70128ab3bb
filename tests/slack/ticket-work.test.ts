import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listTicketEvents } from '../../src/db/ticket-events.ts';
import { getTicketByNumber } from '../../src/db/tickets.ts';
import { addUp, type TicketFact } from '../../src/domain/ticket/history.ts';
import { isOpen } from '../../src/domain/ticket/status.ts';
import { DAY_MS } from '../support/clock.ts';
import { cardOf, lastIn, press, pressMore, staffThread, texts } from '../support/look.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

async function asked() {
  const stage = await openStage();
  const root = await stage.as('ben').post('#heron-help', 'Search finds nothing since lunch.');
  await stage.settle();
  return { stage, root };
}

async function resolve(stage: Stage, who: string, resolution: string, message: string, number = 1) {
  await press(stage, who, number, 'ticket.resolve');
  const form = await topModal(stage.as(who));
  await stage.as(who).fill(form.id, {
    resolution: {
      value: { selected_option: { value: resolution, text: { type: 'plain_text', text: 'x' } } },
    },
    message: { value: { value: message } },
  });
  const answer = await stage.as(who).submit(form.id);
  await stage.settle();
  return answer;
}

const bensThread = async (stage: Stage, ts: string) => stage.as('ben').thread('#heron-help', ts);

it('of two who take a ticket at once one has it, and the other is told who', async () => {
  const { stage } = await asked();
  const card = await cardOf(stage, 1);
  const place = { channel: card.channel, ts: card.ts };
  await Promise.all([
    stage.as('tomas').press(place, 'ticket.take'),
    stage.as('ruth').press(place, 'ticket.take'),
  ]);
  await stage.settle();
  const owner = saidIn(await cardOf(stage, 1)).match(/\*Owner\*\\n(\w+)/)?.[1];
  const loser = owner === 'Tomas' ? 'ruth' : 'tomas';
  expect(texts(await stage.as(loser).history('#desk-triage')).join()).toContain(`${owner}`);
  expect(texts(await stage.as(loser).history('#desk-triage')).join()).toContain('has ticket 1');
});

it('PPL-4 pressing what is not theirs changes nothing and says who may', async () => {
  const stage = await openStage();
  await stage.as('maya').command('#heron-help', '/ticket Event pages lose their map');
  await submit(stage.as('maya'), {});
  await stage.settle();
  for (const line of ['/ticket take 1', '/ticket resolve 1', '/ticket reply 1', '/ticket assign 1']) {
    await stage.as('ben').command('#heron-help', line);
    const answer = await lastIn(stage, 'ben', '#heron-help');
    expect(answer.text).toContain('There is no ticket 1 that you can see');
    await stage.as('maya').command('#heron-help', line);
    expect((await lastIn(stage, 'maya', '#heron-help')).text).toContain('only agents can do this');
  }
  expect(saidIn(await cardOf(stage, 1))).toContain('Nobody yet');
});

it('names a person whom nobody knows, and changes nothing', async () => {
  const { stage } = await asked();
  const says = async (line: string) => {
    await stage.as('tomas').command('#general', line);
    return (await lastIn(stage, 'tomas', '#general')).text;
  };
  expect(await says('/ticket assign 1 @nobody')).toContain('no agent is called “@nobody”. Pick');
  expect(await says('/ticket assign 1 Tomas Riviera')).toContain('Did you mean Tomas Rivera?');
  expect(await says('/ticket assign 1 Ruht')).toContain('Did you mean Ruth Abara?');
  expect(await says('/ticket assign 1 <@U0000NOBODY>')).toContain('no agent is called');
  expect(await says('/ticket assign 1 @maya')).toContain('is not an agent');
  expect(saidIn(await cardOf(stage, 1))).toContain('Nobody yet');
});

it('assigns to an agent by name, and asks which where several are called so', async () => {
  const { stage } = await asked();
  const says = async (line: string, who = 'tomas') => {
    await stage.as(who).command('#general', line);
    return (await lastIn(stage, who, '#general')).text;
  };
  expect(await says('/ticket assign 1 ruth')).toContain('Ticket 1 is now with');
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('Ruth Abara');
  expect(await says('/ticket assign 1 @rivera')).toContain('Ticket 1 is now with');
  stage.slack.changePerson('ruth', { realName: 'Tom Abara' });
  await stage.settle();
  expect(await says('/ticket assign 1 tom')).toMatch(
    /“tom” could be (Tomas Rivera, Tom Abara|Tom Abara, Tomas Rivera)\./,
  );
  expect(await says('/ticket assign 1 tom abara')).toContain('Ticket 1 is now with');
  // A guest in the triage channel is no agent.
  stage.slack.changePerson('ruth', { isGuest: true });
  await stage.settle();
  expect(await says('/ticket assign 1 tom')).toContain('Ticket 1 is now with');
  expect(await says('/ticket assign 1 tomas', 'lena')).toContain('There is no ticket 1 that you can see');
});

it('assigns to another agent, who hears of it, and to nobody else', async () => {
  const { stage } = await asked();
  await pressMore(stage, 'tomas', 1, 'assign');
  const form = await topModal(stage.as('tomas'));
  const choose = (who: string) =>
    stage.as('tomas').fill(form.id, { owner: { value: { selected_user: stage.as(who).person.id } } });
  await choose('maya');
  expect((await stage.as('tomas').submit(form.id)).errors?.owner).toContain('is not an agent');
  await choose('ruth');
  expect(await stage.as('tomas').submit(form.id)).toEqual({ ok: true });
  await stage.settle();
  expect((await lastIn(stage, 'ruth', '@firstline')).text).toContain('Tomas Rivera gave you ticket 1');
  expect(saidIn(await cardOf(stage, 1))).toContain('Ruth Abara');
});

it('RES-1 RES-2 resolving tells the requester, marks the message and asks whether it is good', async () => {
  const { stage, root } = await asked();
  expect(await resolve(stage, 'tomas', 'done', 'The index was rebuilt.')).toEqual({ ok: true });
  const thread = await bensThread(stage, root.ts);
  expect(saidIn(thread.at(-1) ?? root)).toMatch(
    /Tomas Rivera resolved ticket 1.*The index was rebuilt.*Not yet/s,
  );
  expect(thread[0]?.reactions.map((reaction) => reaction.name)).toEqual(['ticket', 'checkered_flag']);
  expect(saidIn(await cardOf(stage, 1))).toContain('Resolved: done');
  expect(saidIn(await cardOf(stage, 1))).toContain('Reopen');

  const ask = thread.at(-1) ?? root;
  await stage.as('ben').press({ channel: ask.channel, ts: ask.ts }, 'ticket.satisfied');
  await stage.settle();
  expect(texts(await staffThread(stage, 1)).join()).toContain('Ben Castellano says all is good');
});

it('RES-1 declining needs a reason, at the field', async () => {
  const { stage } = await asked();
  expect((await resolve(stage, 'tomas', 'declined', '')).errors?.message).toContain('Say why');
  expect(saidIn(await cardOf(stage, 1))).toContain('New');
});

it('RES-3 *Not yet* and a real reply reopen; bare thanks does not', async () => {
  const { stage, root } = await asked();
  await resolve(stage, 'tomas', 'done', 'Done.');
  await stage.as('ben').post('#heron-help', 'thanks! 🙏', root.ts);
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('Resolved');

  const ask = (await bensThread(stage, root.ts)).find((message) =>
    saidIn(message).includes('ticket.not-yet'),
  );
  await stage.as('ben').press({ channel: root.channel, ts: ask?.ts ?? '' }, 'ticket.not-yet');
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('In progress');
  expect((await bensThread(stage, root.ts))[0]?.reactions.map((r) => r.name)).toEqual(['ticket']);
  expect((await lastIn(stage, 'tomas', '@firstline')).text).toContain('Ben Castellano opened ticket 1 again');

  await resolve(stage, 'tomas', 'done', 'Done again.');
  await stage.as('ben').post('#heron-help', 'It is still empty for me', root.ts);
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('In progress');
});

it('RES-3 RES-5 closes after 14 days; a reply then files a linked ticket and says its number', async () => {
  const { stage, root } = await asked();
  await resolve(stage, 'tomas', 'done', 'Done.');
  await stage.pass(14 * DAY_MS - 1000);
  expect(saidIn(await cardOf(stage, 1))).toContain('Resolved');
  await stage.pass(2000);
  expect(saidIn(await cardOf(stage, 1))).toContain('Closed');
  await stage.as('ben').post('#heron-help', 'Empty again since today', root.ts);
  await stage.settle();
  expect(texts(await bensThread(stage, root.ts)).join()).toContain(
    'Ticket 1 is closed, so this is filed as ticket 2',
  );
  expect(saidIn(await cardOf(stage, 2))).toContain('After ticket 1');
});

it('a double click does a thing once', async () => {
  const { stage, root } = await asked();
  await press(stage, 'tomas', 1, 'ticket.reply');
  const form = await topModal(stage.as('tomas'));
  await stage.as('tomas').fill(form.id, { text: { value: { value: 'On it, Ben.' } } });
  await Promise.all([
    stage.as('tomas').submit(form.id),
    stage
      .as('tomas')
      .submit(form.id)
      .catch(() => undefined),
  ]);
  await stage.settle();
  expect(texts(await bensThread(stage, root.ts)).filter((text) => text.includes('On it'))).toHaveLength(1);
});

it('PRV-2 the history adds up to the row, whatever people do in whatever order', async () => {
  const acts = ['take', 'reply', 'resolve', 'reopen', 'hear', 'thanks', 'sensitive', 'send', 'days'] as const;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 5, maxLength: 14 }), async (script) => {
      const { stage, root } = await asked();
      for (const act of script) await doAct(stage, root.ts, act);
      const { db } = stage.running.desk;
      const ticket = await getTicketByNumber(db, stage.running.workspaceId, 1);
      const events = await listTicketEvents(db, ticket.id);
      const facts = events.map((event) => ({ kind: event.kind, ...event.detail }) as TicketFact);
      const {
        status,
        ownerId,
        groupKey,
        resolution,
        isSensitive,
        type,
        priority,
        isSnoozed,
        mergedIntoId,
        workaround,
      } = ticket;
      expect(addUp(facts)).toMatchObject({
        status,
        ownerId,
        groupKey,
        resolution,
        isSensitive,
        type,
        priority,
        isSnoozed,
        mergedIntoId,
        workaround,
      });
      expect(ticket.isOpen).toBe(isOpen(status));
    }),
    { numRuns: 12 },
  );
}, 60_000);

async function doAct(stage: Stage, rootTs: string, act: string): Promise<void> {
  const tomas = stage.as('tomas');
  if (act === 'take') await tomas.command('#general', '/ticket take 1');
  if (act === 'reopen') await tomas.command('#general', '/ticket reopen 1');
  if (act === 'hear') await stage.as('ben').post('#heron-help', 'Still broken here', rootTs);
  if (act === 'thanks') await stage.as('ben').post('#heron-help', 'thanks!', rootTs);
  if (act === 'send') await stage.as('ruth').post('#heron-help', 'Looking at it', rootTs);
  if (act === 'days') await stage.pass(5 * DAY_MS);
  if (act === 'reply' || act === 'resolve') {
    await tomas.command('#general', `/ticket ${act} 1`);
    const values =
      act === 'reply'
        ? {
            text: { value: { value: 'Which one?' } },
            asks: { value: { selected_options: [{ value: 'yes' }] } },
          }
        : { resolution: { value: { selected_option: { value: 'done' } } } };
    const form = (await tomas.modals()).at(-1);
    if (form) await tomas.fill(form.id, values);
    if (form) await tomas.submit(form.id);
    for (const left of await tomas.modals()) await tomas.closeModal(left.id, true);
  }
  if (act === 'sensitive') await pressMore(stage, 'tomas', 1, 'sensitive').catch(() => undefined);
  const confirm = (await tomas.modals()).at(-1);
  if (confirm) await tomas.submit(confirm.id);
  for (const left of await tomas.modals()) await tomas.closeModal(left.id, true);
  await stage.settle();
}
