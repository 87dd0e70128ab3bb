import { isHandOffFact, tellHandOffFact } from '../escalation/tell-hand-off.ts';
import { listSome } from '../message/list-some.ts';
import type { TicketFact } from './history.ts';
import { tellHow } from './links.ts';
import { isIssueFact, tellIssueFact } from './tell-issue-history.ts';
import { UNDOABLE_WORDS } from './undo.ts';

/** Facts that say all there is to say by their kind. */
const PLAIN = {
  imported: 'imported it from what was said before, in silence',
  told: 'told the requester where it stands',
  satisfied: 'said all is good',
  'rating explained': 'added a comment to the rating',
  heard: 'wrote in their thread',
  noted: 'wrote a note for the team',
  edited: 'edited a message',
  removed: 'deleted a message',
  'followed up': 'asked the requester again',
  'gave notice': 'gave notice that it closes without an answer',
  'still needed': 'still needs help',
  'owner asked': 'asked something before deciding',
  'owner answered': 'answered the product owner',
  'work started': 'began the work',
  'marked sensitive': 'marked it sensitive',
} as const satisfies Partial<Record<TicketFact['kind'], string>>;

const isPlain = (fact: TicketFact): fact is Extract<TicketFact, { kind: keyof typeof PLAIN }> =>
  Object.hasOwn(PLAIN, fact.kind);

/** One fact in words, for *History*: `actorId` did it, `name` speaks an id. */
export function tellFact(fact: TicketFact, actorId: string, name: (id: string) => string): string {
  if (isPlain(fact)) return PLAIN[fact.kind];
  if (isTie(fact)) return tellTie(fact);
  if (isIssueFact(fact)) return tellIssueFact(fact, name);
  if (fact.kind === 'pattern') return tellPattern(fact);
  if (isHandOffFact(fact)) return tellHandOffFact(fact, name);
  switch (fact.kind) {
    case 'filed':
      return fact.requesterId === actorId ? 'filed it' : `filed it for ${name(fact.requesterId)}`;
    case 'owned':
      if (fact.to === null) {
        const why = fact.because ? `: ${fact.because}` : '';
        return `put it back in the queue${fact.from ? `, from ${name(fact.from)}` : ''}${why}`;
      }
      if (fact.to === actorId) return fact.from ? `took it from ${name(fact.from)}` : 'took it';
      return fact.from
        ? `gave it from ${name(fact.from)} to ${name(fact.to)}`
        : `gave it to ${name(fact.to)}${fact.because ? `: ${fact.because}` : ''}`;
    case 'moved':
      return `moved it from ${fact.from} to ${fact.to}`;
    case 'resolved':
      return `resolved it as ${fact.resolution} (it was ${fact.from})`;
    case 'reopened':
      return `opened it again: ${fact.to}`;
    case 'triaged':
      return `triaged it: ${[fact.type ?? 'type still open', fact.because, fact.ruledOut && `no incident: ${fact.ruledOut}`].filter(Boolean).join(', ')}`;
    case 'routed': {
      const [from, to] = [fact.from ?? 'desk', fact.to ?? 'desk'];
      return `moved it from group ${from} to ${to}${fact.rule ? `, by the rule “${fact.rule}”` : ''}`;
    }
    case 'hurried':
      return `marked it time-sensitive, and told ${tellHurried(fact, name)}`;
    case 'placed':
      if (!fact.to) return `took the component ${fact.from?.name ?? ''} away`;
      return `set the component ${fact.to.name}${fact.from ? `, which was ${fact.from.name}` : ''}`;
    case 'labelled':
      return tellLabels(fact);
    case 'affiliated':
      return tellAffiliated(fact);
    case 'called':
      return `called ${listSome(fact.personIds.map(name)) || 'nobody: nobody is set'}`;
    case 'rated':
      return `rated the help ${fact.rating} of 5`;
    case 'replied':
      return `${fact.asks ? 'asked' : 'answered'} the requester${fact.update ? `: ${fact.update}` : ''}`;
    case 'workaround':
      return `gave a workaround: ${fact.text}`;
    case 'said to be none':
      return `sent it although it looked like it had in it: ${fact.what.join(', ')}`;
    case 'promised':
      return `sent anyway what reads like a promise: ${fact.words.map((words) => `“${words}”`).join(', ')}`;
    case 'delivered':
      return `saw the ${fact.what} reach the requester`;
    case 'undelivered':
      return `saw that the ${fact.what} does not count as delivered (${fact.why})`;
    case 'snoozed':
      return `snoozed it until ${fact.until ? utc(fact.until) : 'the requester replies'}`;
    case 'woken':
      return WOKEN[fact.by];
    case 'clock':
      return tellClockFact(fact, name);
    case 'undone':
      return `undid ${UNDOABLE_WORDS[fact.act]}`;
  }
}

const TIES = [
  'linked',
  'unlinked',
  'merged',
  'unmerged',
  'took in',
  'let go',
  'attached',
  'detached',
] as const;

/** Of two tickets, or of a ticket and an incident. */
type Tie = Extract<TicketFact, { kind: (typeof TIES)[number] }>;

const isTie = (fact: TicketFact): fact is Tie => TIES.some((kind) => kind === fact.kind);

function tellTie(fact: Tie): string {
  switch (fact.kind) {
    case 'linked':
      return `linked it: ${tellHow(fact.how)} ticket ${fact.other}`;
    case 'unlinked':
      return `took away its link with ticket ${fact.other}`;
    case 'merged':
      return `merged it into ticket ${fact.into}`;
    case 'unmerged':
      return `took it out of ticket ${fact.from} again`;
    case 'took in':
      return `merged ticket ${fact.other} into it`;
    case 'let go':
      return `took ticket ${fact.other} out of it again`;
    case 'attached':
      return `attached it to ${fact.incident ?? 'an incident'}`;
    case 'detached':
      return `took it out of ${fact.incident ?? 'an incident'} again`;
  }
}

const tellPattern = ({ component, numbers }: Extract<TicketFact, { kind: 'pattern' }>): string =>
  `noted a pattern: ${numbers.length} low-priority defects on ${component}, tickets ${numbers.join(', ')}`;

const tellHurried = (
  { personId, others = [] }: Extract<TicketFact, { kind: 'hurried' }>,
  name: (id: string) => string,
): string => (personId ? listSome([personId, ...others].map(name)) : 'nobody: no product owner is set');

function tellClockFact(
  { clock, level, target, personIds, isByPolicy }: Extract<TicketFact, { kind: 'clock' }>,
  name: (id: string) => string,
): string {
  if (isByPolicy) return `counted ${clock} within ${target} by a changed policy: it was over by then`;
  const whom = personIds.length > 0 ? `told ${listSome(personIds.map(name))}` : 'told the thread';
  const what = `${clock} within ${target}`;
  if (level === 0) return `${whom} that ${what} is soon due`;
  return level === 1 ? `${whom} that ${what} was missed` : `${whom} that ${what} is still missed`;
}
/** Of ISO 8601, to the minute. */
const utc = (moment: string): string => `${moment.slice(0, 16).replace('T', ' ')} UTC`;

const WOKEN = {
  time: 'woke it: its time had come',
  reply: 'woke it with a reply',
  hand: 'woke it',
} as const;

function tellAffiliated({ from, to, byHand }: Extract<TicketFact, { kind: 'affiliated' }>): string {
  const was = from && from !== to ? ` (it was ${from})` : '';
  if (byHand?.to === null) return `left the requester’s organisation to the policy: ${to ?? 'none'}${was}`;
  return `set the requester’s organisation to ${to}${was}`;
}

function tellLabels({ added, removed, isByRule }: Extract<TicketFact, { kind: 'labelled' }>): string {
  const names = (refs: readonly { name: string }[]) => refs.map(({ name }) => name).join(', ');
  const done = [
    ...(added.length > 0 ? [`put on the label ${names(added)}`] : []),
    ...(removed.length > 0 ? [`took off the label ${names(removed)}`] : []),
  ].join(' and ');
  return isByRule ? `${done}, as the answers say` : done;
}
