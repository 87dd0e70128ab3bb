import { dateToken } from '../message/dates.ts';
import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import type { EntryCounts } from './entry.ts';
import { headName, incidentName, type Named } from './name.ts';
import { INCIDENT_ROLES, type IncidentRole, type LesserRole, type RoleHolders } from './role.ts';

/** In the room: somebody has a role, or nobody has it any more. */
export function roleWords(role: IncidentRole, name: string | null, from: string | null): Words {
  if (!name) return internalWords(`Nobody is ${role} now: it falls to the commander.`);
  const before = from ? `, from ${escapeText(from)}` : '';
  return internalWords(`*${escapeText(name)} is ${role}*${before}.`);
}

/** To whoever holds it and has left the room: it is theirs until somebody says otherwise (INC-8). */
export function askHolderWords(incident: Named & { readonly id: number }, role: LesserRole): Words {
  return internalWords(
    `You left the room of ${incidentName(incident)} and are ${role}. You stay it unless you lay it down, or somebody else takes it; laid down, it falls to the commander.`,
    { buttons: { set: 'lay-down', value: `${incident.id}:${role}` } },
  );
}

/** In the room. */
export const holderLeftWords = (name: string, role: LesserRole): Words =>
  internalWords(
    `⚠️ ${escapeText(name)}, who is ${role}, has left the room and still holds it. I have asked whether they lay it down; under *More*, *Roles…* somebody else can take it.`,
  );

/** To whoever had it, when somebody else has it now. */
export const relievedWords = (incident: Named, role: IncidentRole, name: string): Words =>
  internalWords(`${escapeText(name)} is ${role} of ${incidentName(incident)} now. You are not any more.`);

const DUTIES: Readonly<Record<IncidentRole, string>> = {
  commander: 'You decide and coordinate, and every sitrep is yours. Leave the repair to others.',
  communications:
    'You tell requesters, stakeholders and the product owner how it stands, and keep the room quiet.',
  'technical lead':
    'You choose the repair and lead those who work on it. The commander hears from you what it takes.',
  scribe:
    'You keep the record: 📌 ✅ 🔭 🧪 on messages in the room, `/incident log`, tasks, leads and the list of evidence.',
};

export interface LastSitrep {
  readonly number: number;
  readonly situation: string;
  readonly needs: string;
}

export interface ComingUp {
  readonly nextSitrepAt: Date | null;
  readonly entries: EntryCounts;
}

interface Titled extends Named {
  readonly title: string;
}

/** By direct message nothing else says what it is about; of a private one the codename is enough (INC-10). */
const titled = (name: string, { codename, title }: Titled): string =>
  codename ? name : `${name}, “${escapeText(title)}”`;

const EITHER = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Private instructions to a new holder: duties, the last sitrep, what is due next (INC-8). */
export function dutiesWords(
  incident: Titled,
  role: IncidentRole,
  holders: RoleHolders,
  last: LastSitrep | null,
  coming: ComingUp,
): Words {
  const empty = INCIDENT_ROLES.filter((one) => one !== 'commander' && !holders[one]);
  const falls =
    role === 'commander' && empty.length > 0 ? ` Nobody is ${EITHER.format(empty)}: that falls to you.` : '';
  const sitrep = last ? ` Sitrep ${last.number} was the last one:` : ' There has been no sitrep yet.';
  const of = titled(incidentName(incident), incident);
  return internalWords(`*You are ${role} of ${of}.* ${DUTIES[role]}${falls}${sitrep}`, {
    ...(last ? { quote: [last.situation, ...(last.needs ? [`Needs: ${last.needs}`] : [])].join('\n') } : {}),
    after: dueWords(coming),
  });
}

/** What is due next. */
export function dueWords({
  nextSitrepAt,
  entries: { tasks, tasksDone, evidenceOpen, leadsOpen },
}: ComingUp): string {
  const open = [
    ...(nextSitrepAt ? [`next sitrep by ${dateToken(nextSitrepAt)}`] : []),
    ...(tasks > tasksDone ? [`tasks open: ${tasks - tasksDone}`] : []),
    ...(leadsOpen > 0 ? [`leads open: ${leadsOpen}`] : []),
    ...(evidenceOpen > 0 ? [`evidence to settle: ${evidenceOpen}`] : []),
  ];
  return open.length > 0 ? `Due: ${open.join(', ')}.` : 'No sitrep and no task is due yet.';
}

export interface CatchUp {
  readonly roles: readonly { readonly role: IncidentRole; readonly name: string | null }[];
  readonly responders: readonly string[];
  /** The open ones. */
  readonly tasks: readonly { readonly text: string; readonly owner: string | null }[];
  readonly last: LastSitrep | null;
  readonly nextSitrepAt: Date | null;
}

/** What whoever comes into the room reads first. */
export function catchUpWords(
  incident: Titled,
  { roles, responders, tasks, last, nextSitrepAt }: CatchUp,
): Words {
  const held = roles.map(({ role, name }) => `${role} ${escapeText(name ?? 'somebody')}`);
  const who = [
    ...(held.length > 0 ? held : ['nobody is in command']),
    ...(responders.length > 0 ? [`responders ${responders.map(escapeText).join(', ')}`] : []),
  ].join(', ');
  const sitrep = last ? `Sitrep ${last.number} was the last one:` : 'There has been no sitrep yet.';
  const told = tasks.map(
    ({ text, owner }) => `• ${escapeText(text)}${owner ? ` (${escapeText(owner)})` : ''}`,
  );
  const open = told.length > 0 ? `Open tasks:\n${told.join('\n')}` : 'No task is open.';
  const next = nextSitrepAt ? `\nNext sitrep by ${dateToken(nextSitrepAt)}.` : '';
  return internalWords(
    `*${titled(headName(incident), incident)}, so far.* Who does what: ${who}. ${sitrep}`,
    {
      ...(last ? { quote: last.situation } : {}),
      after: `${open}${next}`,
    },
  );
}
