import { dateToken } from '../message/dates.ts';
import { listSome } from '../message/list-some.ts';
import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import type { Unreachable } from '../oncall/reach.ts';
import { unreachableWords } from '../oncall/words.ts';
import { type Rung, rungAfter } from './ladder.ts';
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

/** A rung on which nobody can be waited for; `all`: everybody of it, `people`: those not called before. */
export function skippedWords(rung: Rung, all: readonly Silent[], people: readonly Silent[]): Words {
  const then = rungAfter(rung) === 'loud' ? 'Nobody else is left.' : `Next: ${WHO[rungAfter(rung)]}, now.`;
  return internalWords(`I am not waiting for ${WHO[rung]}: ${reason(all, people)}. ${then}`);
}

function reason(all: readonly Silent[], people: readonly Silent[]): string {
  if (all.length === 0) return 'nobody is named';
  if (people.length === 0) return 'they are called already';
  return people
    .flatMap(({ name, unreachable }) =>
      unreachable ? `${escapeText(name)} ${unreachableWords(unreachable)}` : [],
    )
    .join(', ');
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
  incident: Named,
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
  return internalWords(
    `${isForAll ? '<!here> ' : ''}⚠️ *Nobody has answered ${incidentName(incident)}*${what}. ${list}`,
    { after: `Whoever can help, press *I’m responding*. I say this again ${dateToken(againAt)}.` },
  );
}

/** They answered, and are none of those who are called. */
export const goesOnCallingWords = (name: string): Words =>
  internalWords(
    `${escapeText(name)} is responding. I go on calling until somebody who is on call, or a manager, answers.`,
  );

/** A page did not reach them. */
export const pageLostWords = (name: string, why: string): Words =>
  internalWords(`⚠️ ${escapeText(name)} could not be reached: ${whyNot(why)}.`);
