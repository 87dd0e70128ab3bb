import { describe, expect, it } from 'vitest';
import { examine } from '../../src/cli/doctor.ts';
import { listDeadLetters, retryDeadLetter } from '../../src/services/outbox/watch-outbox.ts';
import { escalate, issueOf, issuesOf, openWithTicket, press } from '../support/escalating.ts';
import { cardOf, staffThread, texts } from '../support/look.ts';
import { type Stage, saidIn } from '../support/stage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const cardSays = async (stage: Stage) => saidIn(await cardOf(stage, 1));
const staffRead = async (stage: Stage) => texts(await staffThread(stage, 1)).join('\n');
const dms = async (stage: Stage, who: string) => texts(await stage.as(who).history('@firstline')).join('\n');
const opened = (stage: Stage) => issuesOf(stage).filter(({ title }) => title.startsWith('The holdings'));
const triesOf = (stage: Stage) => stage.github.calls.filter(({ name }) => name === 'POST issues').length;

describe('GitHub is away', () => {
  it.each([
    ['reset', 'GitHub does not answer'],
    ['server error', 'GitHub answers 502'],
    ['primary limit', 'GitHub’s limit is reached'],
    ['secondary limit', 'GitHub’s limit is reached'],
    ['bad credentials', 'GitHub refuses the token'],
  ] as const)(
    'ESC-8 %s: the card says what waits and until when; then there is one issue',
    async (kind, why) => {
      const stage = await openWithTicket();
      const mend = stage.github.faults.inject({ kind, probability: 1, retryAfter: 300 });
      await escalate(stage);
      for (let n = 0; n < 3; n++) await stage.pass(40_000);
      expect(await cardSays(stage)).toMatch(/Waiting, next try <!date\^\d+\^/);
      expect(await cardSays(stage)).toContain(why);
      mend();
      for (let n = 0; n < 10; n++) await stage.pass(3 * MINUTE);
      expect(opened(stage)).toHaveLength(1);
      expect(await cardSays(stage)).not.toContain('Waiting, next try');
    },
  );

  it('ESC-8 a call that fails is on the card before it is tried again, however soon that is', async () => {
    const stage = await openWithTicket();
    const mend = stage.github.faults.inject({ kind: 'server error', probability: 1 });
    await press(stage);
    await stage.running.settled();
    expect(await cardSays(stage)).toMatch(/Waiting, next try <!date\^\d+\^.*GitHub answers 502/);
    mend();
    await stage.settle();
    expect(opened(stage)).toEqual([]);
  });

  it('ESC-8 an answer that was lost leaves no word of waiting where a webhook told of the issue', async () => {
    const stage = await openWithTicket();
    stage.github.faults.inject({ kind: 'lost reply', call: 'POST issues' });
    await escalate(stage);
    expect(opened(stage)).toHaveLength(1);
    expect(await cardSays(stage)).toContain('heron/library#1');
    expect(await cardSays(stage)).not.toContain('waits, next try');
  });

  it('ESC-8 a refused token is tried by one of all that wait, and the managers hear of it once', async () => {
    const stage = await openWithTicket();
    for (let n = 0; n < 4; n++) await stage.as('ben').post('#heron-help', `Row ${n} of my list is gone.`);
    await stage.settle();
    const mend = stage.github.faults.inject({ kind: 'bad credentials', probability: 1 });
    for (let number = 1; number <= 5; number++) await escalate(stage, number);
    const said = (await examine(stage.config)).map((finding) => finding.said).join('\n');
    expect(said).toContain('5 things for GitHub waiting (GitHub refuses the token)');
    const before = stage.github.calls.length;
    for (let n = 0; n < 6; n++) await stage.pass(5 * MINUTE + 1_000);
    expect(stage.github.calls.length - before).toBeLessThan(10);
    expect((await dms(stage, 'dele')).match(/Nothing gets through to heron\/library/g)).toHaveLength(1);
    mend();
    for (let n = 0; n < 4; n++) await stage.pass(5 * MINUTE + 1_000);
    expect(opened(stage)).toHaveLength(5);
  });
});

describe('a repository that takes nothing', () => {
  it('ESC-8 archived: it says so under the card and on it, and opens the issue when it is tried again', async () => {
    const stage = await openWithTicket();
    const [repository] = stage.github.world.repositories;
    if (!repository) throw new Error('no repository');
    repository.isArchived = true;
    await escalate(stage);
    expect(await staffRead(stage)).toContain('The issue was not opened: the repository is archived');
    expect(await cardSays(stage)).toContain('Not opened: the repository is archived');
    expect(triesOf(stage)).toBeLessThanOrEqual(1);
    await stage.pass(HOUR);
    expect(triesOf(stage)).toBeLessThanOrEqual(1);
    const said = (await examine(stage.config)).map((finding) => finding.said).join('\n');
    expect(said).toContain('1 thing for GitHub refused (the repository is archived)');
    expect(said).toContain('heron/library is archived');
    repository.isArchived = false;
    const [letter] = (await listDeadLetters(stage.running.desk)).outgoing;
    await retryDeadLetter(stage.running.desk, 'out', letter?.id ?? 0);
    // It might be there after all: that is looked for before it is opened.
    for (let n = 0; n < 6; n++) await stage.pass(30_000);
    expect(opened(stage)).toHaveLength(1);
  });

  it('ESC-4 renamed: the issue is followed to its new name, whether a webhook or a reading tells', async () => {
    const stage = await openWithTicket();
    await escalate(stage);
    const { repository, issue } = issueOf(stage);
    stage.github.world.transfer(repository, 'heron/holdings');
    stage.github.world.changeIssue(repository, issue, { assignees: ['priya'] }, 'priya');
    await stage.settle();
    expect(await cardSays(stage)).toContain(`heron/holdings#${issue.number}`);
    expect(await staffRead(stage)).toContain(`The issue heron/library#${issue.number} is `);
    stage.github.webhooks.hold(true);
    stage.github.world.changeIssue(repository, issue, { state: 'closed', stateReason: 'completed' }, 'priya');
    await stage.pass(61 * MINUTE);
    expect(await cardSays(stage)).toContain('closed as completed');
    expect(opened(stage)).toHaveLength(1);
  });
});

describe('an issue that is no more where it was', () => {
  it.each(['told', 'found'] as const)('ESC-4 deleted, %s: the ticket stays and says so', async (how) => {
    const stage = await openWithTicket();
    await escalate(stage);
    const { repository, issue } = issueOf(stage);
    if (how === 'found') stage.github.webhooks.hold(true);
    stage.github.world.deleteIssue(repository, issue, 'priya');
    await stage.pass(25 * HOUR);
    expect(await cardSays(stage)).toContain('deleted');
    expect(await staffRead(stage)).toContain('is no more on GitHub');
    expect((await staffRead(stage)).match(/is no more on GitHub/g)).toHaveLength(1);
  });

  it.each(['told', 'found'] as const)(
    'ESC-4 moved to another repository, %s: the ticket goes along',
    async (how) => {
      const stage = await openWithTicket({ repositories: ['heron/search'] });
      await escalate(stage);
      const { repository, issue } = issueOf(stage);
      const search = stage.github.world.repository('heron/search');
      if (!search) throw new Error('no repository');
      if (how === 'found') stage.github.webhooks.hold(true);
      const moved = stage.github.world.transferIssue(repository, issue, search, 'priya');
      await stage.pass(25 * HOUR);
      stage.github.webhooks.hold(false);
      expect(await cardSays(stage)).toContain(`heron/search#${moved.number}`);
      stage.github.world.changeIssue(search, moved, { state: 'closed', stateReason: 'completed' }, 'priya');
      await stage.settle();
      expect(await cardSays(stage)).toContain('closed as completed');
      expect(stage.github.unknown).toEqual([]);
    },
  );
});

describe('webhooks that nobody took', () => {
  it('ESC-4 are read from GitHub where the token may, once', async () => {
    const stage = await openWithTicket();
    await escalate(stage);
    stage.github.webhooks.isOpenToTokens = true;
    const { repository, issue } = issueOf(stage);
    stage.github.webhooks.hold(true);
    stage.github.world.comment(repository, issue, 'A word for staff.', 'priya');
    stage.github.world.deleteIssue(repository, issue, 'priya');
    stage.github.webhooks.hold(false);
    for (let n = 0; n < 3; n++) await stage.pass(61 * MINUTE);
    expect((await staffRead(stage)).match(/is no more on GitHub/g)).toHaveLength(1);
    expect((await staffRead(stage)).match(/priya commented on/g)).toHaveLength(1);
    for (const { id } of stage.github.webhooks.delivered) stage.github.webhooks.redeliver(id);
    await stage.settle();
    expect((await staffRead(stage)).match(/priya commented on/g)).toHaveLength(1);
  });
});

describe('two issues for one escalation', () => {
  it('ESC-8 R7 the second is closed within a quarter of an hour, and staff and managers hear of it', async () => {
    const stage = await openWithTicket();
    // Nobody hears of the first, whose answer is lost too, and the list hides it for eight minutes.
    stage.github.webhooks.hold(true);
    stage.github.faults.inject({ kind: 'lost reply', call: 'POST issues' });
    const clear = stage.github.faults.inject({ kind: 'list lags', probability: 1, lagMs: 8 * MINUTE });
    await escalate(stage);
    for (let n = 0; n < 6; n++) await stage.pass(30_000);
    expect(opened(stage)).toHaveLength(2);
    for (let n = 0; n < 14; n++) await stage.pass(MINUTE);
    clear();
    const open = opened(stage).filter(({ state }) => state === 'open');
    expect(open).toHaveLength(1);
    const closed = opened(stage).find(({ state }) => state === 'closed');
    expect(closed?.comments.at(-1)?.body).toContain(`the work is in #${open[0]?.number}`);
    expect(await staffRead(stage)).toContain('The issue was opened twice');
    expect(await dms(stage, 'ola')).toContain('had two issues for a while');
    expect(await cardSays(stage)).toContain('Waiting for Priya');
    expect(await staffRead(stage)).not.toContain('closed as not planned');
  });

  it('ESC-8 R7 is looked for in time whatever is in doubt meanwhile', async () => {
    const stage = await openWithTicket();
    for (let n = 0; n < 5; n++) await stage.as('ben').post('#heron-help', `Row ${n} of my list is gone.`);
    await stage.settle();
    stage.github.webhooks.hold(true);
    stage.github.faults.inject({ kind: 'lost reply', call: 'POST issues' });
    const clear = stage.github.faults.inject({ kind: 'list lags', probability: 1, lagMs: 8 * MINUTE });
    await escalate(stage);
    for (let n = 0; n < 5; n++) await stage.pass(30_000);
    expect(opened(stage)).toHaveLength(2);
    clear();
    for (let number = 2; number <= 6; number++) {
      stage.github.faults.inject({ kind: 'lost reply', call: 'POST issues' });
      await escalate(stage, number);
      for (let n = 0; n < 3; n++) await stage.pass(MINUTE);
    }
    expect(opened(stage)).toHaveLength(7);
    expect(opened(stage).filter(({ state }) => state === 'closed')).toHaveLength(1);
  });
});
