import { closest, distance } from 'fastest-levenshtein';
import type { Group } from '../../domain/assignment/group.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import { namedAs, nearestNamed } from '../../domain/people/named.ts';
import { Refusal } from '../../domain/refusal.ts';
import { assignTicket } from '../../services/ticket/assign-ticket.ts';
import { listAssignable } from '../../services/ticket/list-assignable.ts';
import { readTicket } from '../../services/ticket/read-ticket.ts';
import type { Drawn } from '../../views/blocks.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { assignForm, assignModal } from '../../views/ticket/assign.ts';
import { plainAnswer } from '../../views/words.ts';
import { type Asked, type AskedByForm, openView, type Triggered } from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';
import { undoHint } from './undo.ts';

export async function openAssign(asked: Triggered, number: number): Promise<void> {
  const { desk, caller } = asked;
  const { ticket } = await readTicket(desk, caller, number, 'ticket.assign');
  await openView(asked, assignModal(ticket, desk.policy.groups));
}

export async function submitAssign({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = assignForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  const { owner: ownerId, group: groupKey } = form.data;
  await assignTicket(desk, caller, Number(view.private_metadata), { ownerId, groupKey });
  return undefined;
}

export const assignVerb: Verb = {
  usage: 'assign 142 @tomas',
  summary: 'give it to another agent, or to a group by its name',
  action: 'ticket.assign',
  run(asked, words) {
    const number = ticketNumber(words);
    if (number === undefined) return undefined;
    const personId = asked.text.match(/\s<@(\w+)(?:\|[^>]*)?>$/)?.[1];
    const { groups } = asked.desk.policy;
    const named = words.slice(1).join(' ');
    if (!named) return openAssign(asked, number).then(() => undefined);
    const group = personId ? undefined : findGroup(groups, named);
    if (group && groups.length > 1) return toGroup(asked, number, group);
    return personId && words.length <= 2 ? toPerson(asked, number, personId) : toNamed(asked, number, named);
  },
};

/** Slack makes a mention of whom it knows and is picked; others are named as people name each other. */
async function toNamed(asked: Asked, number: number, said: string): Promise<Drawn> {
  const agents = await listAssignable(asked.desk, asked.caller, number);
  const [found, ...more] = namedAs(agents, said);
  if (found && more.length === 0) return toPerson(asked, number, found.personId);
  if (found) {
    const names = [found, ...more].map(({ name }) => escapeText(name)).join(', ');
    throw nobodyNamed(number, `“${escapeText(said)}” could be ${names}.`);
  }
  const { groups } = asked.desk.policy;
  if (groups.length > 1 && !said.startsWith('@')) throw noGroup(groups, said);
  const near = nearestNamed(agents, said, distance);
  const hint = near ? ` Did you mean ${escapeText(near.name)}?` : '';
  throw nobodyNamed(number, `no agent is called “${escapeText(said)}”.${hint}`);
}

async function toPerson({ desk, caller }: Asked, number: number, ownerId: string): Promise<Drawn> {
  await assignTicket(desk, caller, number, { ownerId });
  return plainAnswer(`Ticket ${number} is now with <@${ownerId}>. ${undoHint(number)}`);
}

const nobodyNamed = (number: number, why: string): Refusal =>
  new Refusal(
    'ticket.nobody',
    `Nothing changed: ${why} Pick a person from the list Slack shows after @, or use \`/ticket assign ${number}\` for the form.`,
  );

async function toGroup({ desk, caller }: Asked, number: number, group: Group): Promise<Drawn> {
  await assignTicket(desk, caller, number, { groupKey: group.key });
  return plainAnswer(`Ticket ${number} is now with ${escapeText(group.name)}. ${undoHint(number)}`);
}

/** By key or name. */
function findGroup(groups: readonly Group[], said: string): Group | undefined {
  const word = said.toLowerCase();
  return groups.find(({ key, name }) => key === word || name.toLowerCase() === word);
}

/** With the nearest there is. */
function noGroup(groups: readonly Group[], said: string): Refusal {
  const names = groups.map(({ name }) => name);
  const near = closest(said, names);
  const hint = distance(said.toLowerCase(), near.toLowerCase()) <= 3 ? ` Did you mean ${near}?` : '';
  return new Refusal(
    'ticket.no-group',
    `Nothing changed: there is no agent and no group “${escapeText(said)}”.${hint} Groups: ${names.join(', ')}.`,
  );
}
