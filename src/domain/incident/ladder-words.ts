import { dateToken } from '../message/dates.ts';
import { listSome } from '../message/list-some.ts';
import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import type { Unreachable } from '../oncall/reach.ts';
import { unreachableWords } from '../oncall/words.ts';
import { type CalledFor, type Rung, rungAfter } from './ladder.ts';
import { incidentName, type Named } from './name.ts';
import { whyNot } from './words.ts';

const WHO: Readonly<Record<Rung, string>> = {
  'on duty': 'whoever is on duty',
  backup: 'the backup',
  team: 'the whole team',
  managers: 'the delivery manager and the product owner',
  loud: 'everybody here',
};

interface Silent {
  readonly name: string;
  readonly unreachable: Unreachable | null;
}

/**
 * A rung on which nobody can be waited for; `all`: everybody of it, `people`: those not called before, `gone`: who of it
 * is in command, and not there.
 */
export function skippedWords(
  rung: Rung,
  all: readonly Silent[],
  people: readonly Silent[],
  gone: string | null,
): Words {
  const then = rungAfter(rung) === 'loud' ? 'Nobody else is left.' : `Next: ${WHO[rungAfter(rung)]}, now.`;
  return internalWords(`I am not waiting for ${WHO[rung]}: ${reason(all, people, gone)}. ${then}`);
}

function reason(all: readonly Silent[], people: readonly Silent[], gone: string | null): string {
  if (all.length === 0) return 'nobody is named';
  const missed = gone ? [`${escapeText(gone)} is in command and gone`] : [];
  const isCalled = people.length === 0 && all.length > missed.length;
  const away = people.flatMap(({ name, unreachable }) =>
    unreachable ? `${escapeText(name)} ${unreachableWords(unreachable)}` : [],
  );
  const called = isCalled ? [`${gone ? 'the others' : 'they'} are called already`] : [];
  return [...missed, ...called, ...away].join(', ');
}

export interface Callee {
  readonly personId: string;
  readonly name: string;
  readonly phone: string | null;
}

/** Plain text, for where Slack is not. */
export const tellNumbers = (people: readonly Callee[]): string =>
  people.map(({ name, phone }) => `${name} (${phone ?? 'no number known'})`).join(', ') || 'whoever you know';

/** INC-3: the last rung, loud. `isHigh`: everybody in the channel is called, who is here at all. */
export function nobodyAnswersWords(
  incident: Named & { readonly calledFor: CalledFor },
  title: string,
  { people, isHigh, againAt }: { people: readonly Callee[]; isHigh: boolean; againAt: Date },
): Words {
  const lines = people.map(
    ({ personId, phone }) => `• <@${personId}>: ${phone ? escapeText(phone) : 'no number known'}`,
  );
  const list = lines.length > 0 ? `Please call them:\n${listSome(lines, '\n')}` : 'There is nobody to call.';
  // Of a private one nothing but its codename is said (INC-10).
  const isPrivate = incident.series === 'private';
  // Whoever happens to be there is not called to practise.
  const isForAll = isHigh && incident.series === 'incident';
  const what = isPrivate ? '' : `, ${escapeText(title)}`;
  const [silence, press] = LOUD[incident.calledFor];
  return internalWords(
    `${isForAll ? '<!here> ' : ''}⚠️ *${silence} ${incidentName(incident)}*${what}. ${list}`,
    { after: `${press}. I say this again ${dateToken(againAt)}.` },
  );
}

/** What nobody did, and the button that ends it. */
const LOUD: Readonly<Record<CalledFor, readonly [silence: string, press: string]>> = {
  response: ['Nobody has answered', 'Whoever can help, press *I’m responding*'],
  command: ['Nobody has taken command of', 'Whoever can lead, press *Take command*'],
};

/** They answered, and are none of those who are called, or do not lead. */
export const goesOnCallingWords = (name: string, calledFor: CalledFor): Words =>
  internalWords(`${escapeText(name)} is responding. I go on calling until ${ENDS[calledFor]}.`);

const ENDS: Readonly<Record<CalledFor, string>> = {
  response: 'somebody who is on call, or a manager, answers',
  command: 'somebody takes command',
};

/** A page did not reach them. */
export const pageLostWords = (name: string, why: string): Words =>
  internalWords(`⚠️ ${escapeText(name)} could not be reached: ${whyNot(why)}.`);
