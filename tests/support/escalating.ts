import type { IssueDraft } from '../../src/domain/escalation/draft.ts';
import { escalateTicket } from '../../src/services/escalation/escalate-ticket.ts';
import { openStage, type Stage, type StageOptions } from './stage.ts';

/** A ticket of Maya's, and how it is passed to the engineers. */

export const DRAFT: IssueDraft = {
  title: 'The holdings export leaves out the last row',
  problem: 'Maya exports 250 holdings and gets 249 rows. Write to maya@heron.example.',
  story: { asA: 'editor', iWant: 'every row', soThat: 'nothing is lost' },
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

export async function openWithTicket(options: StageOptions = {}): Promise<Stage> {
  const stage = await openStage({ hasGithub: true, ...options });
  await stage.as('maya').post('#heron-help', 'The holdings export leaves out the last row.');
  await stage.settle();
  return stage;
}

let inputs = 0;

export function callerAs(stage: Stage, handle: string) {
  const { workspaceId } = stage.running;
  const { id: personId } = stage.as(handle).person;
  return { workspaceId, personId, door: 'form', inputKey: `test:${++inputs}`, isStored: false } as const;
}

/** By Tomas; `engineer` is a handle. */
export async function escalate(stage: Stage, number = 1, engineer = 'priya', draft = DRAFT): Promise<void> {
  await press(stage, number, engineer, draft);
  await stage.settle();
}

/** What follows from it is not waited for. */
export async function press(stage: Stage, number = 1, engineer = 'priya', draft = DRAFT): Promise<void> {
  const engineerId = stage.as(engineer).person.id;
  await escalateTicket(stage.running.desk, callerAs(stage, 'tomas'), number, draft, engineerId);
}

export const issuesOf = (stage: Stage) => stage.github.world.repositories[0]?.issues ?? [];

/** The first issue of a ticket, with its repository. */
export function issueOf(stage: Stage) {
  const [repository] = stage.github.world.repositories;
  const issue = issuesOf(stage).find(({ title }) => title === DRAFT.title);
  if (!repository || !issue) throw new Error('There is no issue.');
  return { repository, issue };
}
