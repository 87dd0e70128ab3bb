import { SIGNS } from './entry.ts';
import type { IncidentFact } from './history.ts';
import { SECTION_NAMES } from './report.ts';

/** By id; a name. */
type NameOf = (personId: string | null) => string;

/** What happened, as the report's timeline tells it: plain text, people's words and all. */
export function tellFact(fact: IncidentFact, name: NameOf): string {
  switch (fact.kind) {
    case 'declared':
      return `Declared: ${fact.title}`;
    case 'made real':
      return `No drill any more: it was ${fact.was}`;
    case 'made private':
      return `Private from here on: it was ${fact.was}`;
    case 'journaled':
      return 'Brought onto the record from the journal: the database had failed';
    case 'retitled':
      return `Renamed, from ${fact.from} to ${fact.to}`;
    case 'moved':
      return `${fact.from} → ${fact.to}${because(fact.reason)}`;
    case 'assessed':
      return `Assessed: ${fact.assessment.hits.join(', ')}; suspicious: ${fact.assessment.suspicious}`;
    case 'contained':
      return fact.since ? 'Contained' : 'Not contained after all';
    case 'stakeholders':
      return `Stakeholders: ${fact.decision}${because(fact.why)}`;
    case 'stakeholders asked':
      return `Asked for the text for stakeholders: ${fact.personIds.map(name).join(', ')}${because(fact.word)}`;
    case 'stakeholders ready':
      return `${name(fact.personId)} wrote the text for stakeholders`;
    case 'rated':
      return `Severity ${fact.to}, was ${fact.from ?? 'unknown'}${because(fact.reason)}`;
    case 'room':
      return `Room #${fact.name}`;
    case 'entered':
      return `${SIGNS[fact.what]} ${fact.text}`;
    case 'entry changed':
      return `Entry ${fact.entryId}: ${fact.from} → ${fact.to}${because(fact.reason)}${because(fact.text ?? null)}`;
    case 'deferred':
      return `Entry ${fact.entryId} became a follow-up`;
    case 'changed before evidence':
      return `Changed before the evidence was settled${because(fact.reason)}`;
    case 'entry given':
      return `Entry ${fact.entryId} is ${fact.to ? `${name(fact.to)}’s` : 'nobody’s'}`;
    case 'issues asked':
      return `Issues in ${fact.repo} for entries ${fact.entryIds.join(', ')}`;
    case 'reported':
      return `Report: ${fact.sections.map(sectionName).join(', ')}`;
    case 'timed':
      return 'Report: start and discovery put right';
    case 'sitrep':
      return `Sitrep ${fact.number}`;
    case 'said to be none':
      return `Sent although it looked like it had in it: ${fact.what.join(', ')} (${fact.fields.join(', ')})`;
    case 'merged into':
      return `Part of ${fact.name} from here on`;
    case 'took in':
      return `Took in ${fact.name}`;
    case 'attached':
    case 'detached':
      return `Tickets ${fact.kind}: ${fact.ticketNumbers.join(', ')}`;
    default:
      return tellOfPeople(fact, name);
  }
}

type OfPeople = Exclude<
  IncidentFact,
  {
    kind:
      | 'declared'
      | 'made real'
      | 'made private'
      | 'journaled'
      | 'retitled'
      | 'moved'
      | 'assessed'
      | 'contained'
      | 'stakeholders'
      | 'stakeholders asked'
      | 'stakeholders ready'
      | 'rated'
      | 'room'
      | 'entered'
      | 'entry changed'
      | 'deferred'
      | 'changed before evidence'
      | 'entry given'
      | 'issues asked'
      | 'reported'
      | 'timed'
      | 'sitrep'
      | 'said to be none'
      | 'merged into'
      | 'took in'
      | 'attached'
      | 'detached';
  }
>;

/** Who was called, came, led and went. */
function tellOfPeople(fact: OfPeople, name: NameOf): string {
  switch (fact.kind) {
    case 'called':
      return `Called, ${fact.rung}: ${fact.personIds.map(name).join(', ')}`;
    case 'called outside':
      return `Slack did not carry the calls, webhooks were told to telephone: ${fact.personIds.map(name).join(', ')}`;
    case 'passed over':
      return `Nobody to call, ${fact.rung}${because(fact.personIds.map(name).join(', '))}`;
    case 'page lost':
      return `${name(fact.personId)} could not be reached: ${fact.why}`;
    case 'nobody answered':
      return 'Nobody answered';
    case 'responding':
      return `${name(fact.personId)} is responding`;
    case 'role':
      return `${fact.role}: ${fact.to ? name(fact.to) : 'nobody'}${fact.from ? `, from ${name(fact.from)}` : ''}`;
    case 'handover offered':
      return 'Command is offered';
    case 'handover asked':
      return `${name(fact.personId)} is asked to take command`;
    case 'handover declined':
      return `${name(fact.personId)} does not take command${because(fact.word)}`;
    case 'commander absent':
      return `${name(fact.personId)}, in command, ${fact.absence === 'left' ? 'left the room' : 'is away'}`;
    case 'commander stays':
      return `${name(fact.personId)} stays in command`;
    case 'joined':
    case 'left':
      return `${name(fact.personId)} ${fact.kind}`;
    case 'access asked':
      return `${name(fact.personId)} asked to be let in`;
    case 'let in':
      return `${name(fact.personId)} was let in`;
    case 'kept out':
      return `${name(fact.personId)} was not let in`;
    case 'not invited':
      return `${name(fact.personId)} could not be invited: ${fact.why}`;
  }
}

const because = (reason: string | null): string => (reason ? `: ${reason}` : '');

const sectionName = (section: string): string =>
  Object.entries(SECTION_NAMES).find(([key]) => key === section)?.[1] ?? section;
