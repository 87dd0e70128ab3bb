import { describe, expect, it } from 'vitest';
import { acceptEscalation } from '../../src/services/escalation/decide.ts';
import { COMMENT_SHARE } from '../../src/views/words.ts';
import { callerOf, type Escalated, jonasReads, openEscalated } from '../support/escalated.ts';
import { cardOf, staffThread } from '../support/look.ts';
import { type Stage, saidIn, topModal } from '../support/stage.ts';

const staffReads = async (stage: Stage) => (await staffThread(stage, 1)).map(saidIn).join('\n');

async function accepted(): Promise<Escalated> {
  const escalated = await openEscalated();
  const { desk } = escalated.stage.running;
  await acceptEscalation(desk, callerOf(escalated.stage, 'joan'), 1, { priority: 'P2', horizon: 'next' });
  await escalated.stage.settle();
  return escalated;
}

describe('what is changed on an issue', () => {
  it('ESC-4 TRI-6 labels reach the card and its thread, and those the desk has too come and go with it', async () => {
    const { stage, repository, issue } = await accepted();
    const { world } = stage.github;
    world.changeIssue(repository, issue, { labels: [...issue.labels, 'Blocked', 'area: map'] }, 'priya');
    await stage.settle();
    const card = saidIn(await cardOf(stage, 1));
    expect(card).toContain('Blocked');
    expect(card).not.toContain('area: map');
    expect(await staffReads(stage)).toContain('label Blocked put on');
    expect(await staffReads(stage)).toContain('label area: map put on');
    const left = issue.labels.filter((name) => name !== 'Blocked');
    world.changeIssue(repository, issue, { labels: left }, 'priya');
    await stage.settle();
    expect(saidIn(await cardOf(stage, 1))).not.toContain('Blocked');
    expect((await jonasReads(stage)).join()).not.toMatch(/label|Blocked/);
  });

  it('ESC-4 the milestone and whoever has it; the requester hears once that an engineer has it, and not who', async () => {
    const { stage, repository, issue } = await accepted();
    const { world } = stage.github;
    const { number: milestone } = world.addMilestone(repository, 'Release 12');
    world.changeIssue(repository, issue, { assignees: ['priya'], milestone }, 'joan');
    await stage.settle();
    const card = saidIn(await cardOf(stage, 1));
    expect(card).toContain('with priya');
    expect(card).toContain('Release 12');
    expect(await staffReads(stage)).toMatch(/given to priya/);
    expect((await jonasReads(stage)).at(-1)).toBe(
      'An engineer has ticket 1 now. Tomas Rivera tells you here how it goes on.',
    );
    world.changeIssue(repository, issue, { assignees: ['sam'] }, 'joan');
    await stage.settle();
    expect((await jonasReads(stage)).filter((text) => /An engineer has/.test(text))).toHaveLength(1);
    expect((await jonasReads(stage)).join()).not.toMatch(/priya|Release 12/);
  });

  it('ESC-3 ESC-4 somebody has it before it is accepted: staff are told, the requester is not', async () => {
    const { stage, repository, issue } = await openEscalated();
    stage.github.world.changeIssue(repository, issue, { assignees: ['priya'] }, 'priya');
    await stage.settle();
    expect(await staffReads(stage)).toContain('The product owner has not decided on it yet');
    expect((await jonasReads(stage)).join()).not.toContain('An engineer has');
  });

  it('ESC-4 what the desk changed itself is no news, whether a webhook or a reading tells it', async () => {
    const { stage, issue } = await openEscalated();
    stage.github.webhooks.hold(true);
    stage.github.faults.inject({ kind: 'lost reply', call: 'PATCH issue' });
    const { desk } = stage.running;
    await acceptEscalation(desk, callerOf(stage, 'joan'), 1, { priority: 'P2', horizon: 'next' });
    for (let n = 0; n < 3; n++) await stage.pass(61 * 60_000);
    stage.github.webhooks.hold(false);
    await stage.as('tomas').command('#desk-triage', '/ticket label 1 blocked');
    await stage.settle();
    expect(issue.labels).toEqual(expect.arrayContaining(['P2', 'Blocked']));
    expect(await staffReads(stage)).not.toContain('On GitHub,');
    await stage.as('tomas').command('#desk-triage', '/ticket label 1 -blocked');
    await stage.settle();
    expect(issue.labels).not.toContain('Blocked');
    expect(await staffReads(stage)).not.toContain('On GitHub,');
  });

  it('ESC-4 webhooks of one second that overtake each other undo nothing', async () => {
    const { stage, repository, issue } = await accepted();
    const { world, webhooks } = stage.github;
    world.comment(repository, issue, 'Done in the last build.', 'priya');
    world.changeIssue(repository, issue, { state: 'closed', stateReason: 'completed' }, 'priya');
    await stage.settle();
    // The comment's webhook once more, as one of its own, with the issue as it was before it was closed.
    const comment = webhooks.delivered.find(
      ({ event, body }) => event === 'issue_comment' && /last build/.test(body),
    );
    if (!comment) throw new Error('Nothing was told.');
    webhooks.delivered.push({ ...comment, id: '00000000-late-comment' });
    webhooks.redeliver('00000000-late-comment');
    await stage.settle();
    expect(saidIn(await cardOf(stage, 1))).toContain('Ready for testing');
    expect(await staffReads(stage)).not.toContain('opened <');
  });
});

describe('*Share with requester*', () => {
  it('ESC-4 CNV-2 a comment stays with staff until somebody shares it, once, as the engineers’ word', async () => {
    const { stage, repository, issue } = await accepted();
    stage.github.world.comment(repository, issue, 'Sorting by date works meanwhile.', 'priya');
    await stage.settle();
    expect((await jonasReads(stage)).join()).not.toContain('Sorting by date');
    const said = (await staffThread(stage, 1)).find((one) => saidIn(one).includes(COMMENT_SHARE));
    const place = { channel: said?.channel ?? '', ts: said?.ts ?? '' };
    await stage.as('tomas').press(place, COMMENT_SHARE);
    await stage.settle();
    await stage.as('ruth').press(place, COMMENT_SHARE);
    await stage.settle();
    const told = (await jonasReads(stage)).filter((text) => /The engineers write/.test(text));
    expect(told).toHaveLength(1);
    expect(await staffReads(stage)).toContain('Tomas Rivera shared the engineers’ comment');
    expect(await staffReads(stage)).toContain('Sorting by date works meanwhile.');
  });

  it('UPD-3 one that reads like a promise is shown first', async () => {
    const { stage, repository, issue } = await accepted();
    stage.github.world.comment(repository, issue, 'It will be live by Friday.', 'priya');
    await stage.settle();
    const said = (await staffThread(stage, 1)).find((one) => saidIn(one).includes(COMMENT_SHARE));
    await stage.as('tomas').press({ channel: said?.channel ?? '', ts: said?.ts ?? '' }, COMMENT_SHARE);
    await stage.settle();
    expect(JSON.stringify((await topModal(stage.as('tomas'))).view)).toContain('reads like a promised date');
    expect((await jonasReads(stage)).join()).not.toContain('Friday');
    const { id } = await topModal(stage.as('tomas'));
    await stage.as('tomas').press({ viewId: id }, 'message.send-anyway', { block_id: 'held-note' });
    await stage.settle();
    expect((await jonasReads(stage)).join()).toContain('The engineers write about ticket 1');
  });

  it('UPD-3 a marked comment that promises waits for whoever has the ticket, in a direct message', async () => {
    const { stage, repository, issue } = await accepted();
    stage.github.world.comment(repository, issue, '/tell It will be live by Friday.', 'priya');
    await stage.settle();
    const direct = (await stage.as('tomas').history('@firstline')).at(-1);
    expect(direct?.text).toContain('is for the requester and was not sent');
    await stage.as('tomas').press({ channel: direct?.channel ?? '', ts: direct?.ts ?? '' }, 'message.edit');
    expect(JSON.stringify((await topModal(stage.as('tomas'))).view)).toContain('It will be live by Friday.');
  });
});
