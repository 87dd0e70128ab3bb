import type { Issue, Repository } from '../../sandbox/github/world.ts';
import type { Caller } from '../../src/domain/people/actor.ts';
import type { TicketType } from '../../src/domain/ticket/triage.ts';
import { triageTicket } from '../../src/services/ticket/triage-ticket.ts';
import { TICKET_ESCALATE } from '../../src/views/escalation/escalate.ts';
import { press, texts } from './look.ts';
import { openStage, type Stage, type StageOptions, submit, topModal } from './stage.ts';

/** A wish of Jonas's that Tomas has passed to the engineers, with its issue. */
export interface Escalated {
  readonly stage: Stage;
  readonly repository: Repository;
  readonly issue: Issue;
}

let inputs = 0;

export function callerOf(stage: Stage, handle: string): Caller {
  const { workspaceId } = stage.running;
  const { id: personId } = stage.as(handle).person;
  return { workspaceId, personId, door: 'form', inputKey: `test:${++inputs}`, isStored: false };
}

/** Filed, taken and triaged, and not yet passed on. */
export async function openWish(type: TicketType = 'enhancement', options: StageOptions = {}): Promise<Stage> {
  const stage = await openStage({ hasGithub: true, ...options });
  await stage.as('jonas').post('#heron-help', 'Sort events by distance from my branch.');
  await stage.settle();
  await press(stage, 'tomas', 1, 'ticket.take');
  const impact = { reach: 'some', isVisible: false, longTerm: 'no', blocks: 'nothing' } as const;
  await triageTicket(stage.running.desk, callerOf(stage, 'tomas'), 1, {
    incident: 'no',
    type,
    impact: type === 'defect' ? impact : null,
    override: null,
  });
  await stage.settle();
  return stage;
}

/** Through the form, as Tomas does it. */
export async function escalate(stage: Stage, isTimeSensitive = false): Promise<void> {
  await press(stage, 'tomas', 1, TICKET_ESCALATE);
  const tomas = stage.as('tomas');
  const form = await topModal(tomas);
  if (isTimeSensitive) {
    const ticked = [{ value: 'yes', text: { type: 'plain_text', text: 'yes' } }];
    await tomas.fill(form.id, { timeSensitive: { value: { selected_options: ticked } } });
  }
  const answer = await submit(tomas, {
    asA: 'branch editor',
    iWant: 'the nearest events first',
    soThat: 'readers find them',
    criteria: 'Events are sorted by distance',
  });
  if (!answer.ok || answer.errors) throw new Error(JSON.stringify(answer));
  await stage.settle();
}

export async function openEscalated(
  type: TicketType = 'enhancement',
  options: StageOptions = {},
): Promise<Escalated> {
  const stage = await openWish(type, options);
  await escalate(stage);
  const { repository, issue } = issueOf(stage);
  await stage.pass(61_000);
  return { stage, repository, issue };
}

export function issueOf(stage: Stage): { repository: Repository; issue: Issue } {
  const [repository] = stage.github.world.repositories;
  const [issue] = repository?.issues ?? [];
  if (!repository || !issue) throw new Error('There is no issue.');
  return { repository, issue };
}

/** What Jonas has been told in his thread. */
export async function jonasReads(stage: Stage): Promise<string[]> {
  const jonas = stage.as('jonas');
  const request = (await jonas.history('#heron-help')).find(({ text }) => text.startsWith('Sort events'));
  return texts((await jonas.thread('#heron-help', request?.ts ?? '')).slice(1));
}
