import { dateToken } from '../message/dates.ts';
import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import { tellDuration } from '../time/tell-duration.ts';
import { headName, incidentName, type Named } from './name.ts';
import type { Severity } from './severity.ts';

/** The desk's sentences on how an incident goes on. */

const rated = (severity: Severity | null): string => severity ?? 'unknown';

export function offerAssessWords(incident: Named & { readonly id: number }, commanderId: string): Words {
  return internalWords(
    `<@${commanderId}>, next is the assessment of ${incidentName(incident)}: what is hit, and how badly. It takes a minute, and sends the first sitrep.`,
    { buttons: { set: 'assess', value: String(incident.id) } },
  );
}

export function ratedWords(by: string, from: Severity | null, to: Severity, reason: string): Words {
  return internalWords(`*Severity ${to}*, was ${rated(from)}: ${escapeText(reason)} (${escapeText(by)})`);
}

export const containedWords = (by: string, at: Date): Words =>
  internalWords(
    `*Contained* since ${dateToken(at)}, says ${escapeText(by)}. We watch it until it is resolved.`,
  );

export const notContainedWords = (by: string, reason: string): Words =>
  internalWords(`*Not contained after all*: ${escapeText(reason)} (${escapeText(by)})`);

export function resolvedWords(declaredAt: Date, now: Date, people: readonly string[]): Words {
  const thanks = people.length > 0 ? ` Thank you: ${people.map(escapeText).join(', ')}.` : '';
  return internalWords(`*Resolved after ${lasted(declaredAt, now)}.*${thanks}`);
}

/** To the minute. */
export function lasted(from: Date, to: Date): string {
  const minutes = Math.max(1, Math.round((to.getTime() - from.getTime()) / 60_000));
  return tellDuration(minutes * 60_000);
}

export const reopenedWords = (incident: Named, by: string, reason: string): Words =>
  internalWords(`*${headName(incident)} is open again*: ${escapeText(reason)} (${escapeText(by)})`);

/** In the headline's thread: the room it is worked on in now. */
export const movedToRoomWords = (roomChannelId: string): Words =>
  internalWords(`Work goes on in <#${roomChannelId}>.`);

/** In a new room, of the one that was archived before. */
export const formerRoomWords = (channelId: string): Words =>
  internalWords(`It went on before in <#${channelId}>, which is archived.`);

/** By direct message: the desk cannot say it in the room. */
export function lostRoomWords(incident: Named, channelId: string, isArchived: boolean): Words {
  const [what, how] = isArchived
    ? ['archived', 'unarchive it in Slack, which I cannot do, and invite me with `/invite`']
    : ['left without me', 'invite me again there with `/invite`'];
  return internalWords(
    `⚠️ The room of ${incidentName(incident)}, <#${channelId}>, has been ${what}, and the incident goes on: sitreps, card and all else that I have to say there wait. Please ${how}.`,
  );
}
