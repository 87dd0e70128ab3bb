import { describe, expect, it } from 'vitest';
import { triageTicket } from '../../src/services/ticket/triage-ticket.ts';
import { callerAs, escalate, openWithTicket } from '../support/escalating.ts';
import { staffThread, texts } from '../support/look.ts';
import { policyWith } from '../support/policy.ts';
import type { Stage } from '../support/stage.ts';

const TITLE = 'Help Desk Intake [Ongoing]';
const library = (stage: Stage) => {
  const [repository] = stage.github.world.repositories;
  if (!repository) throw new Error('There is no repository.');
  return repository;
};
const epicsIn = (stage: Stage) => library(stage).issues.filter(({ title }) => title === TITLE);

async function fileAnother(stage: Stage, words: string): Promise<void> {
  await stage.as('ben').post('#heron-help', words);
  await stage.settle();
}

describe('the support epic', () => {
  it('ESC-1 is opened once, with its label in the taxonomy’s colour, and issues stand below it', async () => {
    const stage = await openWithTicket();
    await fileAnother(stage, 'The calendar shows the wrong week.');
    await escalate(stage, 1);
    await escalate(stage, 2);
    const [epic, ...others] = epicsIn(stage);
    expect(others).toEqual([]);
    expect(epic?.subIssueIds).toHaveLength(2);
    const label = library(stage).labels.find(({ name }) => name === 'Epic');
    expect(label?.color).toBe('3e4b9e');
    expect(stage.github.unknown).toEqual([]);
  });

  it('ESC-1 is one that people have made, where it is open', async () => {
    const stage = await openWithTicket();
    const repository = library(stage);
    repository.labels.push({ id: 1, name: 'epic', color: '000000', description: null });
    const own = stage.github.world.openIssue(repository, { title: TITLE, labels: ['epic'] }, 'joan');
    await escalate(stage);
    expect(epicsIn(stage)).toEqual([own]);
    expect(own.subIssueIds).toHaveLength(1);
  });

  it.each(['lost reply', 'server error after', 'server error'] as const)(
    'ESC-1 ESC-8 stays one after a %s',
    async (kind) => {
      const stage = await openWithTicket();
      stage.github.faults.inject({ kind, call: 'POST issues', times: 2 });
      stage.github.faults.inject({ kind: 'list lags', probability: 1, lagMs: 60_000 });
      await escalate(stage);
      for (let n = 0; n < 14; n++) await stage.pass(30_000);
      expect(epicsIn(stage)).toHaveLength(1);
      expect(library(stage).issues).toHaveLength(2);
      expect(epicsIn(stage)[0]?.subIssueIds).toHaveLength(1);
    },
  );

  it('ESC-1 has a line for each in its list of tasks where GitHub has no sub-issues, or no room', async () => {
    const stage = await openWithTicket();
    library(stage).hasSubIssues = false;
    await escalate(stage);
    expect(epicsIn(stage)[0]?.body).toMatch(/- \[ \] #\d+\n$/);
    library(stage).hasSubIssues = true;
    epicsIn(stage)[0]?.subIssueIds.push(...Array.from({ length: 100 }, (_, n) => 900_000 + n));
    await fileAnother(stage, 'The calendar shows the wrong week.');
    await escalate(stage, 2);
    expect(epicsIn(stage)[0]?.body.match(/- \[ \] #\d+/g)).toHaveLength(2);
  });

  it('ESC-1 is left out by the policy, and opened anew where it was deleted', async () => {
    const without = await openWithTicket({ policy: policyWith({ escalation: { epic: null } }) });
    await escalate(without);
    expect(epicsIn(without)).toEqual([]);

    const stage = await openWithTicket();
    await escalate(stage);
    const [epic] = epicsIn(stage);
    if (epic) stage.github.world.deleteIssue(library(stage), epic, 'joan');
    await stage.settle();
    await fileAnother(stage, 'The calendar shows the wrong week.');
    await escalate(stage, 2);
    const [, anew] = epicsIn(stage);
    expect(anew?.subIssueIds).toHaveLength(1);
  });

  it('ESC-1 what is refused about it is told under the card, and the issue is there all the same', async () => {
    const stage = await openWithTicket();
    stage.github.faults.inject({ kind: 'no such place', call: 'POST sub-issues', probability: 1 });
    stage.github.faults.inject({ kind: 'not valid', call: 'PATCH issue', probability: 1 });
    await escalate(stage);
    const thread = texts(await staffThread(stage, 1)).join('\n');
    expect(thread).toContain('The issue is ');
    expect(thread).toContain('The issue’s place below the epic did not reach GitHub');
  });
});

describe('several repositories', () => {
  it('ESC-1 each component’s issues go where the policy says, each below the epic there', async () => {
    const policy = policyWith({ escalation: { repositories: { 'heron/search': ['Search'] } } });
    const stage = await openWithTicket({ policy, repositories: ['heron/search'] });
    const { desk } = stage.running;
    const answers = {
      incident: 'no',
      type: 'enhancement',
      impact: null,
      component: null,
      override: null,
    } as const;
    const terms = await desk.db.select().from(desk.db.tables.terms);
    const componentId = terms.find(({ name }) => name === 'Search')?.id ?? 0;
    await triageTicket(desk, callerAs(stage, 'tomas'), 1, answers, { componentId });
    await stage.settle();
    await escalate(stage);
    const search = stage.github.world.repository('heron/search');
    expect(search?.issues.map(({ title }) => title).sort()).toEqual([
      TITLE,
      'The holdings export leaves out the last row',
    ]);
    expect(library(stage).issues).toEqual([]);
  });
});
