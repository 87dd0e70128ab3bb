import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import { headName, incidentName, type Named } from './name.ts';
import { needsRoom, type Severity } from './severity.ts';

/** The desk's sentences in an incident. */

const WHY_NOT: Readonly<Record<string, string>> = {
  user_is_restricted: 'guests cannot be invited here',
  user_is_ultra_restricted: 'guests cannot be invited here',
  cant_invite: 'Slack does not let me invite them',
  user_disabled: 'their account is deactivated',
  user_not_found: 'Slack does not know them',
};

/** Slack's code in words. */
export const whyNot = (problem: string): string => WHY_NOT[problem] ?? `Slack says ${escapeText(problem)}`;

export function notInvitedWords(name: string, problem: string): Words {
  return internalWords(
    `⚠️ ${escapeText(name)} could not be invited: ${whyNot(problem)}. Somebody has to tell them.`,
  );
}

export const respondingWords = (name: string): Words => internalWords(`${escapeText(name)} is responding.`);

/** `from`: who commanded before. */
export function commandWords(name: string, from: string | null): Words {
  const before = from ? `, from ${escapeText(from)}` : '';
  return internalWords(`*${escapeText(name)} is in command*${before}.`);
}

interface Housed extends Named {
  readonly severity: Severity | null;
  readonly isPrivate: boolean;
}

const whereOf = (incident: Housed): string =>
  needsRoom(incident)
    ? 'Its room opens in a moment, and you are invited.'
    : 'It is worked on in the thread under its headline.';

/** To whoever declared it and does not lead it: nothing else tells them that it is. */
export function declaredWords(incident: Housed): Words {
  const called = incident.severity === 'low' ? 'told' : 'called';
  return internalWords(
    `${headName(incident)} is declared, and whoever is on duty is ${called}. ${whereOf(incident)}`,
  );
}

/** To whoever joins one that has no room, or none yet. */
export const joinedWords = (incident: Housed): Words =>
  internalWords(`You joined ${incidentName(incident)}. ${whereOf(incident)}`);

export function subscribedWords(incident: Named & { readonly id: number }, isSubscribed: boolean): Words {
  const name = incidentName(incident);
  if (!isSubscribed) return internalWords(`You get no more sitreps of ${name}.`);
  return internalWords(`You get every sitrep of ${name} here.`, {
    buttons: { set: 'unsubscribe', value: String(incident.id) },
  });
}

/** To whoever found that theirs is one that goes on. */
export const sameThingText = (incident: Named): string =>
  `Added to ${incidentName(incident)}: whoever works on it reads it now. You are invited to look on; nothing new was declared.`;
