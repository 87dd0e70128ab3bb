import { closest, distance } from 'fastest-levenshtein';
import type { Group } from '../../domain/assignment/group.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import { Refusal } from '../../domain/refusal.ts';
import { assignTicket } from '../../services/ticket/assign-ticket.ts';
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
    const { desk, caller } = asked;
    const personId = asked.text.match(/\s<@(\w+)(?:\|[^>]*)?>$/)?.[1];
    const { groups } = desk.policy;
    const named = words.slice(1).join(' ');
    const isGroup = named !== '' && groups.length > 1 && !named.startsWith('@') && !personId;
    if (isGroup) return toGroup(asked, number, groupNamed(groups, named));
    if (!named) return openAssign(asked, number).then(() => undefined);
    if (!personId || words.length > 2) throw nobodyNamed(number, named);
    return assignTicket(desk, caller, number, { ownerId: personId }).then(() =>
      plainAnswer(`Ticket ${number} is now with <@${personId}>. ${undoHint(number)}`),
    );
  },
};

/** Slack makes a mention of whom it knows; what it leaves as it was typed is nobody. */
const nobodyNamed = (number: number, said: string): Refusal =>
  new Refusal(
    'ticket.nobody',
    `Nothing changed: “${escapeText(said)}” is nobody here. Pick a person from the list Slack shows after @, or use \`/ticket assign ${number}\` for the form.`,
  );

async function toGroup({ desk, caller }: Asked, number: number, group: Group): Promise<Drawn> {
  await assignTicket(desk, caller, number, { groupKey: group.key });
  return plainAnswer(`Ticket ${number} is now with ${escapeText(group.name)}. ${undoHint(number)}`);
}

/** By key or name; refuses with the nearest there is. */
function groupNamed(groups: readonly Group[], said: string): Group {
  const word = said.toLowerCase();
  const found = groups.find(({ key, name }) => key === word || name.toLowerCase() === word);
  if (found) return found;
  const names = groups.map(({ name }) => name);
  const near = closest(said, names);
  const hint = distance(word, near.toLowerCase()) <= 3 ? ` Did you mean ${near}?` : '';
  throw new Refusal(
    'ticket.no-group',
    `Nothing changed: there is no group “${escapeText(said)}”.${hint} Groups: ${names.join(', ')}.`,
  );
}
