import { describe, expect, it } from 'vitest';
import type { IssueDraft } from '../../src/domain/escalation/draft.ts';
import { escalateTicket } from '../../src/services/escalation/escalate-ticket.ts';
import { cardOf, lastIn, staffThread, texts } from '../support/look.ts';
import { openStage, type Stage } from '../support/stage.ts';

const DRAFT: IssueDraft = {
  title: 'The holdings export leaves out the last row',
  problem: 'Maya exports 250 holdings and gets 249 rows. Write to maya@heron.example.',
  story: { asA: '', iWant: '', soThat: '' },
  criteria: ['Given 250 holdings, the file has 250 rows and a header'],
  environment: {
    system: 'Windows 11',
    browser: 'Firefox 130',
    permission: 'editor',
    server: 'staging',
    replicated: 'yes',
  },
  steps: 'Open Holdings, press Export.',
};

const STORY = { asA: 'editor', iWant: 'every row', soThat: 'nothing is lost' };

async function openWithTicket(): Promise<Stage> {
  const stage = await openStage({ hasGithub: true });
  await stage.as('maya').post('#heron-help', 'The holdings export leaves out the last row. @priya #12');
  await stage.settle();
  return stage;
}

let inputs = 0;

function escalate(stage: Stage, number = 1, draft = DRAFT) {
  const { desk, workspaceId } = stage.running;
  const { id: personId } = stage.as('tomas').person;
  const caller = {
    workspaceId,
    personId,
    door: 'form',
    inputKey: `test:${++inputs}`,
    isStored: false,
  } as const;
  return escalateTicket(desk, caller, number, draft, null);
}

/** Those of tickets, without the epic they stand below. */
const issuesOf = (stage: Stage) =>
  (stage.github.world.repositories[0]?.issues ?? []).filter(({ title }) => title === DRAFT.title);

describe('an escalation', () => {
  it('ESC-1 opens one issue with everything an engineer needs, and nobody’s name', async () => {
    const stage = await openWithTicket();
    await escalate(stage, 1, {
      ...DRAFT,
      story: { asA: 'editor', iWant: 'every row', soThat: 'nothing is lost' },
    });
    await stage.settle();
    const [issue, ...others] = issuesOf(stage);
    expect(others).toEqual([]);
    expect(issue?.labels).toContain('Needs refining');
    expect(issue?.body).toContain('## Acceptance criteria\n\n- [ ] Given 250 holdings');
    expect(issue?.body).toContain('As editor, I want every row, so that nothing is lost.');
    expect(issue?.body).toContain('Firefox 130');
    expect(issue?.body).not.toMatch(/maya/i);
    expect(stage.github.unknown).toEqual([]);
  });

  it('ESC-1 CNV-2 what staff said among themselves, and who asked, is in no request to GitHub', async () => {
    const stage = await openWithTicket();
    const tomas = stage.as('tomas');
    const card = await cardOf(stage, 1);
    await tomas.post('#desk-triage', 'between us: kingfisher', card.ts);
    await stage.settle();
    const { realName: name } = stage.as('maya').person;
    await escalate(stage, 1, {
      ...DRAFT,
      story: STORY,
      problem: `${name} (maya@heron.example) sees 249 rows.`,
    });
    await stage.settle();
    await tomas.post('#desk-triage', 'kingfisher again', card.ts);
    await stage.pass(61_000);
    const asked = JSON.stringify(stage.github.calls);
    expect(asked).toContain('249 rows');
    for (const canary of ['kingfisher', name, ...name.split(' '), 'maya@heron.example']) {
      expect(asked).not.toContain(canary);
    }
  });

  it('ESC-2 is refused without what is needed, and nothing leaves the desk', async () => {
    const stage = await openWithTicket();
    await expect(escalate(stage, 1, { ...DRAFT, story: STORY, criteria: [' '] })).rejects.toMatchObject({
      field: 'criteria',
    });
    await expect(escalate(stage, 1, DRAFT)).rejects.toMatchObject({ field: 'asA' });
    await stage.settle();
    expect(stage.github.calls).toEqual([]);
  });
});

describe('exactly one issue (ESC-8)', () => {
  it.each(['lost reply', 'server error after', 'server error', 'reset', 'secondary limit'] as const)(
    'ESC-8 whatever fails in between: %s',
    async (kind) => {
      const stage = await openWithTicket();
      stage.github.faults.inject({ kind, call: 'POST issues' });
      stage.github.faults.inject({ kind: 'list lags', probability: 1, lagMs: 60_000 });
      await escalate(stage, 1, { ...DRAFT, story: STORY });
      await stage.settle();
      for (let n = 0; n < 12; n++) await stage.pass(30_000);
      expect(issuesOf(stage)).toHaveLength(1);
    },
  );

  it('ESC-8 two presses at once are one issue', async () => {
    const stage = await openWithTicket();
    const both = await Promise.allSettled([
      escalate(stage, 1, { ...DRAFT, story: STORY }),
      escalate(stage, 1, { ...DRAFT, story: STORY }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await stage.settle();
    expect(issuesOf(stage)).toHaveLength(1);
  });
});

describe('what happens on GitHub', () => {
  async function openEscalated() {
    const stage = await openWithTicket();
    await escalate(stage, 1, { ...DRAFT, story: STORY });
    await stage.settle();
    const [repository] = stage.github.world.repositories;
    const [issue] = issuesOf(stage);
    if (!repository || !issue) throw new Error('no issue');
    await stage.pass(61_000);
    return { stage, repository, issue, github: stage.github.world };
  }

  const threadOf = async (stage: Stage) => {
    const root = await lastIn(stage, 'maya', '#heron-help');
    return texts(await stage.as('maya').thread('#heron-help', root.ts));
  };

  it('ESC-4 closed as completed, the requester is asked to try it; opened again, it is with the engineers', async () => {
    const { stage, repository, issue, github } = await openEscalated();
    github.changeIssue(repository, issue, { state: 'closed', stateReason: 'completed' }, 'priya');
    await stage.settle();
    await stage.pass(61_000);
    expect((await threadOf(stage)).at(-1)).toMatch(/ready for you to try/);
    github.changeIssue(repository, issue, { state: 'open' }, 'priya');
    await stage.settle();
    await stage.pass(61_000);
    expect((await threadOf(stage)).at(-1)).toMatch(/with the engineers/);
  });

  it('ESC-4 CNV-2 an ordinary comment stays with staff; one marked for the requester reaches them, once', async () => {
    const { stage, repository, issue, github } = await openEscalated();
    const before = await threadOf(stage);
    github.comment(repository, issue, 'The cursor is off by one.', 'priya');
    await stage.settle();
    expect(await threadOf(stage)).toEqual(before);
    github.comment(repository, issue, '/tell Please export in two halves meanwhile.', 'priya');
    await stage.settle();
    for (const { id } of stage.github.webhooks.delivered) stage.github.webhooks.redeliver(id);
    await stage.settle();
    const told = (await threadOf(stage)).filter((text) => /two halves|engineers write/.test(text));
    expect(told).toHaveLength(1);
  });
});

describe('a comment for the requester that promises a date', () => {
  it('UPD-3 ESC-4 stays with staff, who are told why', async () => {
    const stage = await openWithTicket();
    await escalate(stage, 1, { ...DRAFT, story: STORY });
    await stage.settle();
    const [repository] = stage.github.world.repositories;
    const [issue] = issuesOf(stage);
    if (!repository || !issue) throw new Error('no issue');
    stage.github.world.comment(repository, issue, '/tell It should be live by Friday.', 'priya');
    await stage.settle();
    const root = await lastIn(stage, 'maya', '#heron-help');
    const told = texts(await stage.as('maya').thread('#heron-help', root.ts)).join('\n');
    expect(told).not.toContain('Friday');
    expect(texts(await staffThread(stage, 1)).join('\n')).toContain(
      'is for the requester and was not sent: “by Friday” reads like a promised date.',
    );
  });
});

describe('the hourly reading of GitHub', () => {
  it('ESC-4 finds what a lost webhook should have told, also after days, and tells it once', async () => {
    const stage = await openWithTicket();
    await escalate(stage, 1, { ...DRAFT, story: STORY });
    await stage.settle();
    const [repository] = stage.github.world.repositories;
    const [issue] = issuesOf(stage);
    if (!repository || !issue) throw new Error('no issue');
    stage.github.webhooks.hold(true);
    stage.github.world.comment(repository, issue, '/tell Try the new export.', 'priya');
    stage.github.world.changeIssue(repository, issue, { state: 'closed' }, 'priya');
    for (let n = 0; n < 3; n++) await stage.pass(61 * 60_000);
    const root = await lastIn(stage, 'maya', '#heron-help');
    const told = texts(await stage.as('maya').thread('#heron-help', root.ts));
    expect(told.filter((text) => /ready for you to try/.test(text))).toHaveLength(1);
    expect(told.filter((text) => /engineers write/.test(text))).toHaveLength(1);
  });
});
