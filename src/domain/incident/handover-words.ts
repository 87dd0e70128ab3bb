import { dateToken } from '../message/dates.ts';
import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import { type Brief, tellBrief } from './handover.ts';
import { headName, incidentName, type Named } from './name.ts';

interface Of extends Named {
  readonly id: number;
}

const offer = ({ id }: Of) => ({ buttons: { set: 'take-command' as const, value: String(id) } });
const handOver = ({ id }: Of) => ({ buttons: { set: 'hand-over' as const, value: String(id) } });

/** To whoever is asked to take over; `byAt`: then the next one is asked. */
export function askToTakeWords(
  incident: Of & { isPrivate: boolean },
  by: string,
  brief: Brief,
  byAt: Date,
): Words {
  return internalWords(`*${escapeText(by)} asks you to take command of ${incidentName(incident)}.*`, {
    // Of a private one it is read in the room (INC-10).
    ...(incident.isPrivate ? {} : { quote: tellBrief(brief) }),
    after: `Nothing changes until you press *Take command*. If you do not answer by ${dateToken(byAt)}, I ask somebody else.`,
    buttons: { set: 'take-command-or-not', value: String(incident.id) },
  });
}

/** In the room; `asked`: null for whoever is free. */
export function offeredWords(incident: Of, by: string, asked: string | null, brief: Brief): Words {
  const whom = asked ? `${escapeText(asked)} is asked to` : 'whoever is free can';
  return internalWords(
    `${escapeText(by)} offers to hand over command of ${incidentName(incident)}: ${whom} take it. Until then ${escapeText(by)} is in command.`,
    { quote: tellBrief(brief), ...(asked ? {} : offer(incident)) },
  );
}

/** To the commander: `word` of whoever declined, null: they did not answer. */
export function notTakenWords(incident: Of, name: string, word: string | null, next: string | null): Words {
  const what = word === null ? 'has not answered' : 'cannot take command';
  const then = next
    ? `I have asked ${escapeText(next)}.`
    : 'Nobody else can be asked. You are still in command; the offer stands, and you can hand over to somebody else.';
  return internalWords(`${escapeText(name)} ${what} (${incidentName(incident)}).`, {
    ...(word ? { quote: word } : {}),
    after: then,
    ...(next ? {} : handOver(incident)),
  });
}

/** To the old commander, who stays a while (INC-8). */
export function goNowWords(incident: Named, name: string): Words {
  return internalWords(
    `You may go now: ${escapeText(name)} has had command of ${incidentName(incident)} for a while. Thank you.`,
  );
}

/** To the old commander at once. */
export function stayWords(incident: Named, name: string, until: Date): Words {
  return internalWords(
    `${escapeText(name)} is in command of ${incidentName(incident)}. Please stay as a responder until ${dateToken(until)}; I tell you when you may go.`,
  );
}

/** N-4: why it came, and what to do. */
export function rotateWords(incident: Of, since: Date, againAt: Date): Words {
  return internalWords(
    `You have been in command of ${incidentName(incident)} since ${dateToken(since)}. It is time for somebody fresh. I ask again ${dateToken(againAt)}.`,
    handOver(incident),
  );
}

/** Why a commander may not be there any more. */
export type Absence = 'left' | 'away';

const ABSENT: Readonly<Record<Absence, string>> = {
  left: 'You left the room of',
  away: 'You are away, and in command of',
};

export function askAbsentWords(incident: Of, absence: Absence, byAt: Date): Words {
  const which = absence === 'left' ? `${incidentName(incident)} and are in command` : incidentName(incident);
  return internalWords(
    `${ABSENT[absence]} ${which}. Who takes over? If you neither hand over nor stay by ${dateToken(byAt)}, I call people for a new commander.`,
    { buttons: { set: 'hand-over-or-stay', value: String(incident.id) } },
  );
}

/** To whoever leads what somebody else opened again. */
export function askReopenedWords(incident: Of, by: string, reason: string, byAt: Date): Words {
  return internalWords(
    `*${headName(incident)} is open again*: ${escapeText(reason)} (${escapeText(by)}). You are in command of it. If you neither hand over nor stay by ${dateToken(byAt)}, I call people for a new commander.`,
    { buttons: { set: 'hand-over-or-stay', value: String(incident.id) } },
  );
}

/** In the room. */
export function absentWords(name: string, absence: Absence): Words {
  const what = absence === 'left' ? 'has left the room' : 'is away';
  return internalWords(`⚠️ ${escapeText(name)}, who is in command, ${what}. I have asked for a handover.`);
}

/** Why somebody who held a role cannot any more. */
export type Gone = 'deactivated' | 'guest';

const GONE: Readonly<Record<Gone, string>> = {
  deactivated: 'has a deactivated account',
  guest: 'is a guest now',
};

export function goneWords(name: string, gone: Gone): Words {
  return internalWords(
    `⚠️ ${escapeText(name)}, who was in command, ${GONE[gone]}. I am calling people for a new commander.`,
  );
}

export const staysWords = (name: string): Words => internalWords(`${escapeText(name)} stays in command.`);

/** Once: one person leads and repairs (incident-design, roles). */
export function splitWords(personId: string): Words {
  return internalWords(
    `<@${personId}> is commander and technical lead at once. Who commands should not repair: somebody else can press *Take technical lead* on the card, or <@${personId}> *Hand over*.`,
  );
}
