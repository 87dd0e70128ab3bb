import { describe, expect, it } from 'vitest';
import type { PersonClient } from '../../sandbox/server/protocol.ts';
import { acceptEscalation, declineEscalation } from '../../src/services/escalation/decide.ts';
import { resolveTicket } from '../../src/services/ticket/resolve-ticket.ts';
import { callerOf, escalate, jonasReads, openEscalated, openWish } from '../support/escalated.ts';
import { cardOf, press, staffThread, texts } from '../support/look.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';
import { giveTo } from '../support/user-groups.ts';

const said = (answer: unknown) => JSON.stringify(answer);

/** Of somebody's direct messages with the desk the last one. */
async function lastDirect(who: PersonClient) {
  const message = (await who.history('@firstline')).at(-1);
  if (!message) throw new Error('There is no direct message.');
  return message;
}

async function homeOf(stage: Stage, who: string) {
  await stage.as(who).openHome();
  await stage.settle();
  const home = await stage.as(who).openHome();
  return { id: home?.id ?? '', text: said(home?.view.blocks) };
}

async function choose(stage: Stage, who: string, fields: Readonly<Record<string, string>>) {
  const person = stage.as(who);
  const form = await topModal(person);
  const values = Object.entries(fields).map(([field, value]) => {
    const selected_option = { value, text: { type: 'plain_text', text: value } };
    return [field, { value: { selected_option } }];
  });
  await person.fill(form.id, Object.fromEntries(values));
  const answer = await person.submit(form.id);
  await stage.settle();
  return answer;
}

const staffReads = async (stage: Stage) => (await staffThread(stage, 1)).map(saidIn).join('\n');

describe('the product owner’s queue', () => {
  it('ESC-3 is on App Home, with its buttons for the product owner and without them for the delivery manager', async () => {
    const { stage } = await openEscalated();
    const joan = await homeOf(stage, 'joan');
    expect(joan.text).toContain('To decide (1)');
    expect(joan.text).toContain('heron/library#1');
    expect(joan.text).toContain('escalation.accept');
    const dele = await homeOf(stage, 'dele');
    expect(dele.text).toContain('Waiting for the product owner (1)');
    expect(dele.text).not.toContain('escalation.accept');
    for (const who of ['tomas', 'jonas', 'ola']) {
      expect((await homeOf(stage, who)).text).not.toMatch(/To decide|Waiting for the product owner/);
    }
  });

  it('ESC-3 says what would be there where nothing is', async () => {
    const stage = await openStage({ hasGithub: true });
    expect((await homeOf(stage, 'joan')).text).toContain('Nothing waits for a decision');
  });

  it('PPL-1 of a user group that has the role each hears and any one decides; whoever asks is sent to all', async () => {
    const stage = await openWish();
    stage.slack.addUsergroup('product', 'Product', ['hana', 'ben']);
    await stage.settle();
    expect(await giveTo(stage, { 'product owner': ['product'] })).toEqual({ ok: true });
    await escalate(stage, true);
    for (const who of ['joan', 'hana', 'ben']) {
      expect(saidIn(await lastDirect(stage.as(who)))).toContain('you decide on it');
    }
    expect((await homeOf(stage, 'hana')).text).toContain('To decide (1)');
    expect(saidIn(await cardOf(stage, 1))).toContain('Waits for Joan Mercer or @product');
    await stage.as('priya').command('#general', '/ticket start 1');
    expect((await stage.as('priya').history('#general')).at(-1)?.text).toContain('Joan Mercer or @product');

    const { desk } = stage.running;
    stage.slack.changeUsergroup('product', { members: ['hana'] });
    await stage.settle();
    const accepted = { priority: 'P2', horizon: 'next' } as const;
    await expect(acceptEscalation(desk, callerOf(stage, 'ben'), 1, accepted)).rejects.toThrow('There is no');
    await acceptEscalation(desk, callerOf(stage, 'hana'), 1, accepted);
    await stage.settle();
    expect(saidIn(await cardOf(stage, 1))).toContain('Hana Sato accepted it');
    await expect(acceptEscalation(desk, callerOf(stage, 'joan'), 1, accepted)).rejects.toThrow(
      'Hana Sato accepted',
    );
  });

  it('TRI-5 a time-sensitive wish comes at once, in a direct message with the buttons, and is marked', async () => {
    const stage = await openWish();
    await escalate(stage, true);
    expect(stage.github.world.repositories[0]?.issues[0]?.title).toBe(
      '[Priority] Sort events by distance from my branch.',
    );
    const message = await lastDirect(stage.as('joan'));
    expect(message.text).toContain('time-sensitive');
    await stage.as('joan').press({ channel: message.channel, ts: message.ts }, 'escalation.ask');
    expect(said((await topModal(stage.as('joan'))).view)).toContain('Only the team sees it');
    expect(saidIn(await cardOf(stage, 1))).toContain('[Priority]');
  });
});

describe('accepting', () => {
  it('ESC-3 tells the ticket, the issue and the requester, who reads no date', async () => {
    const { stage, repository, issue } = await openEscalated();
    stage.github.world.addMilestone(repository, 'Next');
    const home = await homeOf(stage, 'joan');
    await stage.as('joan').press({ viewId: home.id }, 'escalation.accept', { block_id: 'decide-1' });
    const refused = await choose(stage, 'joan', { priority: 'P2' });
    expect(said(refused)).toContain('horizon');
    await choose(stage, 'joan', { priority: 'P2', horizon: 'next' });
    expect(issue.labels).toEqual(expect.arrayContaining(['P2', 'Enhancement']));
    expect(issue.labels).not.toContain('Needs refining');
    expect(repository.milestones.find(({ number }) => number === issue.milestone)?.title).toBe('Next');
    expect(issue.comments.map(({ body }) => body).join()).toContain('accepted this: **P2**, next');
    const card = saidIn(await cardOf(stage, 1));
    expect(card).toMatch(/Joan Mercer accepted it as P2, next/);
    expect(card).toContain('P2, as Joan Mercer decided');
    expect(card).toContain('Waiting on tier 2');
    const last = (await jonasReads(stage)).at(-1);
    expect(last).toBe(
      'Ticket 1 is accepted: the engineers will take it up, ahead of other work. Tomas Rivera tells you here how it goes on.',
    );
    expect((await homeOf(stage, 'joan')).text).toContain('To decide (0)');
    await stage.pass(61_000);
    expect((await jonasReads(stage)).at(-1)).toBe(last);
  });

  it('TRI-5 what a wish is given stays when it is triaged again, and P1 makes no critical defect of it', async () => {
    const { stage, issue } = await openEscalated();
    await press(stage, 'joan', 1, 'escalation.accept');
    await choose(stage, 'joan', { priority: 'P1', horizon: 'later' });
    expect(issue.labels).not.toContain('Critical defect');
    expect(await staffReads(stage)).not.toContain('critical');
    await press(stage, 'tomas', 1, 'ticket.triage');
    await stage.as('tomas').submit((await topModal(stage.as('tomas'))).id);
    await stage.settle();
    const card = saidIn(await cardOf(stage, 1));
    expect(card).toContain('P1, as Joan Mercer decided');
    expect(card).not.toContain('Critical defect');
  });

  it('TRI-4 a defect that the product owner makes P1 calls everybody, as any critical defect', async () => {
    const { stage, issue } = await openEscalated('defect');
    await press(stage, 'joan', 1, 'escalation.accept');
    await choose(stage, 'joan', { priority: 'P1', horizon: 'next' });
    expect(await staffReads(stage)).toContain('P1, as Joan Mercer decided');
    expect(saidIn(await cardOf(stage, 1))).toContain('Critical defect');
    expect((await lastDirect(stage.as('priya'))).text).toContain('calls you to ticket 1');
    expect(issue.labels).toContain('P1');
  });

  it('ESC-3 nobody starts before it is accepted; then work is started once, and its requester hears', async () => {
    const { stage, issue } = await openEscalated();
    await stage.as('priya').command('#desk-triage', '/ticket start 1');
    await stage.settle();
    const refused = texts(await stage.as('priya').history('#desk-triage')).join('\n');
    expect(refused).toContain('ticket 1 waits for the product owner, Joan Mercer, to decide');
    expect(saidIn(await cardOf(stage, 1))).not.toContain('Start work');
    await press(stage, 'joan', 1, 'escalation.accept');
    await choose(stage, 'joan', { priority: 'P2', horizon: 'next' });
    await press(stage, 'priya', 1, 'escalation.start');
    expect((await jonasReads(stage)).at(-1)).toContain('The engineers work on ticket 1 now');
    expect(issue.comments.at(-1)?.body).toContain('Work has begun');
    expect(saidIn(await cardOf(stage, 1))).toMatch(/work has begun/);
    expect(saidIn(await cardOf(stage, 1))).not.toContain('Start work');
  });
});

describe('declining', () => {
  it('ESC-3 RES-1 is refused at the field without a reason, confirmed, and told by an agent before it ends', async () => {
    const { stage, issue } = await openEscalated();
    const joan = stage.as('joan');
    await press(stage, 'joan', 1, 'escalation.decline');
    expect(said(await submit(joan, { reason: '  ' }))).toContain('"reason":');
    await submit(joan, { reason: 'Few readers look for it, says Jonas. @priya #1' });
    const sure = said((await topModal(joan)).view);
    expect(sure).toContain(
      'Decline ticket 1.* Jonas Weber gets a message, the issue is closed as not planned.',
    );
    expect(sure).toMatch(/"submit":\{[^}]*Decline ticket 1".*"close":\{[^}]*Keep it"|Keep it/);
    expect(issue.state).toBe('open');
    await joan.submit((await topModal(joan)).id);
    await stage.settle();

    expect(issue).toMatchObject({ state: 'closed', stateReason: 'not_planned' });
    expect(issue.labels).toContain('Declined');
    expect(issue.labels).not.toContain('Needs refining');
    const comment = issue.comments.at(-1)?.body ?? '';
    expect(comment).toContain('Few readers look for it');
    expect(comment).not.toMatch(/Jonas|@priya/);
    expect(saidIn(await cardOf(stage, 1))).toContain('Waiting on tier 2');
    expect((await jonasReads(stage)).join()).not.toMatch(/declin|decided not/i);

    const offer = (await staffThread(stage, 1)).find((one) => /declined this/.test(one.text));
    expect(offer?.text).toContain(`<@${stage.as('tomas').person.id}>`);
    await stage.as('tomas').press({ channel: offer?.channel ?? '', ts: offer?.ts ?? '' }, 'ticket.resolve');
    const draft = said((await topModal(stage.as('tomas'))).view);
    expect(draft).toContain('Hello Jonas');
    expect(draft).toContain('decided not to do it');
    await submit(stage.as('tomas'), { reason: 'Hello Jonas, we will not do this. Try the map instead.' });
    await stage.settle();
    expect(saidIn(await cardOf(stage, 1))).toContain('Resolved: declined');
    const told = (await jonasReads(stage)).join('\n');
    expect(told).toContain('Tomas Rivera declined ticket 1 and writes:');
    expect(told).not.toContain('Few readers');
  });

  it('ESC-3 is the product owner’s alone: an agent reads who may, and cannot decline by resolving', async () => {
    const { stage } = await openEscalated();
    for (const button of ['escalation.accept', 'escalation.decline', 'escalation.ask']) {
      await press(stage, 'dele', 1, button);
    }
    expect((await stage.as('dele').modals()).length).toBe(0);
    const whispered = (await staffThread(stage, 1, 'dele')).concat(
      await stage.as('dele').history('#desk-triage'),
    );
    expect(texts(whispered).join('\n')).toContain(
      'Nothing changed: only the product owner can decide this. Ask Joan Mercer',
    );
    await press(stage, 'tomas', 1, 'ticket.resolve');
    const tomas = stage.as('tomas');
    await tomas.fill((await topModal(tomas)).id, { message: { value: { value: 'We will not do it.' } } });
    const answer = await choose(stage, 'tomas', { resolution: 'declined' });
    expect(said(answer)).toContain('only the product owner can decide this');
    expect(saidIn(await cardOf(stage, 1))).toContain('Waiting on tier 2');
  });

  it('R-3 whoever comes second reads who decided', async () => {
    const { stage } = await openEscalated();
    const joan = stage.as('joan');
    await press(stage, 'joan', 1, 'escalation.decline');
    await submit(joan, { reason: 'Few readers look for it.' });
    const declining = (await topModal(joan)).id;
    const { desk } = stage.running;
    await acceptEscalation(desk, callerOf(stage, 'joan'), 1, { priority: 'P3', horizon: 'later' });
    await joan.submit(declining);
    await stage.settle();
    expect(said((await topModal(joan)).view)).toContain('Joan Mercer accepted ticket 1 already');
    expect(saidIn(await cardOf(stage, 1))).toContain('accepted it as P3, later');
  });
});

describe('asking', () => {
  it('ESC-3 CNV-2 reaches tier 1 as 🔒, never the requester or GitHub; the answer comes back with the buttons', async () => {
    const { stage } = await openEscalated();
    const [joan, tomas, jonas] = [stage.as('joan'), stage.as('tomas'), stage.as('jonas')];
    await press(stage, 'joan', 1, 'escalation.ask');
    await submit(joan, { question: 'How many branches want this, kingfisher?' });
    await stage.settle();
    expect(saidIn(await cardOf(stage, 1))).toContain('Joan Mercer has asked something first');
    const asked = (await staffThread(stage, 1)).at(-1);
    expect(asked?.text).toMatch(/^🔒 .*Joan Mercer asks before deciding/);
    expect(saidIn(asked as never)).toContain('kingfisher');

    const request = (await jonas.history('#heron-help')).find(({ text }) => text.startsWith('Sort events'));
    await jonas.post('#heron-help', 'Four branches, since the merger.', request?.ts);
    await stage.settle();
    await tomas.press({ channel: asked?.channel ?? '', ts: asked?.ts ?? '' }, 'escalation.answer-owner');
    expect(said((await topModal(tomas)).view)).toContain('Four branches, since the merger.');
    await submit(tomas, { answer: 'Four, kingfisher.' });
    await stage.settle();
    const back = await lastDirect(joan);
    expect(back.text).toContain('Tomas Rivera answers what you asked about ticket 1');
    expect(saidIn(back)).toContain('Four, kingfisher.');
    await joan.press({ channel: back.channel, ts: back.ts }, 'escalation.accept');
    expect(said((await topModal(joan)).view)).toContain('Accept ticket 1');
    expect((await jonasReads(stage)).join()).not.toContain('kingfisher');
    expect(said(stage.github.calls)).not.toContain('kingfisher');
  });
});

describe('silence while the engineers have it', () => {
  it('FUP-3 asks again, and never closes it', async () => {
    const { stage } = await openEscalated();
    await press(stage, 'tomas', 1, 'ticket.reply');
    const tomas = stage.as('tomas');
    const form = await topModal(tomas);
    const ticked = [{ value: 'yes', text: { type: 'plain_text', text: 'yes' } }];
    await tomas.fill(form.id, {
      text: { value: { value: 'How many branches want this?' } },
      asks: { value: { selected_options: ticked } },
    });
    await tomas.submit(form.id);
    await stage.settle();
    for (let day = 0; day < 12; day++) await stage.pass(24 * 60 * 60_000);
    const told = (await jonasReads(stage)).join('\n');
    expect(told).toContain('asked you something');
    expect(told).not.toContain('closing');
    const card = saidIn(await cardOf(stage, 1));
    expect(card).toContain('Waiting on requester');
    expect(card).toContain('the engineers have it');
  });
});

describe('what was declined comes back', () => {
  it('ESC-5 RES-3 is open again with its owner, on the issue too, and before the product owner anew', async () => {
    const { stage, issue } = await openEscalated();
    const { desk } = stage.running;
    await declineEscalation(desk, callerOf(stage, 'joan'), 1, 'Few readers look for it.');
    await stage.settle();
    await resolveTicket(desk, callerOf(stage, 'tomas'), 1, 'declined', 'We will not do this.');
    await stage.settle();
    expect(issue).toMatchObject({ state: 'closed' });
    await stage.pass(13 * 24 * 60 * 60_000);
    const jonas = stage.as('jonas');
    const request = (await jonas.history('#heron-help')).find(({ text }) => text.startsWith('Sort events'));
    await jonas.post('#heron-help', 'But the branches are merging in June.', request?.ts);
    await stage.settle();
    await stage.pass(61_000);
    const card = saidIn(await cardOf(stage, 1));
    expect(card).toContain('In progress');
    expect(card).toContain('Waits for Joan Mercer');
    expect(issue.state).toBe('open');
    expect(issue.labels).toContain('Needs refining');
    expect(issue.labels).not.toContain('Declined');
    expect(issue.comments.at(-1)?.body).toContain('being discussed again');
    expect(said(issue.comments)).not.toMatch(/June|Jonas/);
    expect((await lastDirect(stage.as('joan'))).text).toContain('opened ticket 1, “Sort events');
    expect((await homeOf(stage, 'joan')).text).toContain('To decide (1)');
    expect((await jonasReads(stage)).at(-1)).toContain('is open again');
  });
});
