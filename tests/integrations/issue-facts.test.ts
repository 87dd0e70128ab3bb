import { describe, expect, it } from 'vitest';
import { declineEscalation } from '../../src/services/escalation/decide.ts';
import { mergeTicket } from '../../src/services/ticket/merge-ticket.ts';
import { replyToTicket } from '../../src/services/ticket/reply-ticket.ts';
import { callerOf, jonasReads, openEscalated } from '../support/escalated.ts';
import { cardOf, staffThread } from '../support/look.ts';
import { policyWith } from '../support/policy.ts';
import { type Stage, saidIn } from '../support/stage.ts';

const staffReads = async (stage: Stage) => (await staffThread(stage, 1)).map(saidIn).join('\n');

describe('what the engineers read of a ticket', () => {
  it('ESC-4 a workaround, without the requester’s name', async () => {
    const { stage, issue } = await openEscalated();
    await replyToTicket(stage.running.desk, callerOf(stage, 'tomas'), 1, {
      text: 'Hello Jonas, sort by date.',
      asks: false,
      update: 'workaround',
      isMeant: false,
      workaround: 'Jonas can sort by date, or write to jonas@heron.example. @priya',
    });
    await stage.settle();
    const said = issue.comments.at(-1)?.body ?? '';
    expect(said).toContain('can sort by date');
    expect(said).not.toMatch(/jonas|@priya/i);
  });

  it('ESC-4 TRI-8 how many requesters are affected, and not who', async () => {
    const { stage, issue } = await openEscalated();
    for (const who of ['maya', 'lena', 'lena']) {
      await stage.as(who).post('#heron-help', `Sort events by distance, please, ${who} asks.`);
      await stage.settle();
    }
    for (const number of [2, 3, 4]) {
      await mergeTicket(stage.running.desk, callerOf(stage, 'tomas'), number, 1);
      await stage.settle();
    }
    const said = issue.comments.map(({ body }) => body.split('\n')[0]);
    expect(said).toEqual(['2 requesters are affected now.', '3 requesters are affected now.']);
  });
});

describe('what GitHub makes of a ticket', () => {
  it('ESC-4 closed as completed is done, where the policy says so', async () => {
    const policy = policyWith({ escalation: { completed: 'done' } });
    const { stage, repository, issue } = await openEscalated('enhancement', { policy });
    stage.github.world.changeIssue(repository, issue, { state: 'closed', stateReason: 'completed' }, 'priya');
    await stage.settle();
    expect(saidIn(await cardOf(stage, 1))).toContain('Resolved: done');
    expect((await jonasReads(stage)).at(-1)).toContain('The engineers resolved ticket 1.');
  });

  it('ESC-5 closed as not planned there is declined: it keeps a label, and the requester waits for an agent’s words', async () => {
    const { stage, repository, issue } = await openEscalated();
    stage.github.world.changeIssue(
      repository,
      issue,
      { state: 'closed', stateReason: 'not_planned' },
      'priya',
    );
    await stage.settle();
    expect(issue.labels).toContain('Declined');
    expect(issue.labels).not.toContain('Needs refining');
    expect(saidIn(await cardOf(stage, 1))).toContain('Somebody on GitHub declined it');
    expect(await staffReads(stage)).toContain('opens with a draft');
    await stage.pass(61_000);
    expect((await jonasReads(stage)).join()).not.toMatch(/declin/);
    stage.github.world.changeIssue(repository, issue, { state: 'open' }, 'priya');
    await stage.settle();
    expect(saidIn(await cardOf(stage, 1))).toContain('Waits for Joan Mercer');
    expect(issue.labels).not.toContain('Declined');
  });

  it('ESC-4 closed as a duplicate ends nothing by itself', async () => {
    const { stage, repository, issue } = await openEscalated();
    stage.github.world.changeIssue(repository, issue, { state: 'closed', stateReason: 'duplicate' }, 'priya');
    await stage.settle();
    expect(await staffReads(stage)).toContain('closed <');
    expect(await staffReads(stage)).toContain('as a duplicate');
    expect(saidIn(await cardOf(stage, 1))).toContain('Waiting on tier 2');
  });

  it('ESC-4 what the desk did itself, told back by a reading alone, is no news', async () => {
    const { stage, issue } = await openEscalated();
    stage.github.webhooks.hold(true);
    stage.github.faults.inject({ kind: 'lost reply', call: 'PATCH issue' });
    await declineEscalation(stage.running.desk, callerOf(stage, 'joan'), 1, 'Few readers look for it.');
    for (let n = 0; n < 3; n++) await stage.pass(61 * 60_000);
    expect(issue.state).toBe('closed');
    expect(await staffReads(stage)).not.toContain('The engineers closed');
  });
});
