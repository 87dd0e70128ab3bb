import { readUntil, startOf } from '../../domain/assignment/read-until.ts';
import { awayWords } from '../../domain/assignment/words.ts';
import { dateAt } from '../../domain/time/local-days.ts';
import { readOwnWork, setOwnWork } from '../../services/desk/own-work.ts';
import type { Drawn } from '../../views/blocks.ts';
import { awayForm, awayModal, hoursOf } from '../../views/desk/away.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { plainAnswer } from '../../views/words.ts';
import { type Asked, type AskedByForm, openView, type Triggered } from '../asked.ts';
import type { Verb } from '../verbs.ts';

async function openAway(asked: Triggered): Promise<undefined> {
  const { person, ...own } = await readOwnWork(asked.desk, asked.caller);
  const zone = person.timeZone;
  const backOn = own.away?.until ? dateAt(zone, own.away.until) : undefined;
  await openView(asked, awayModal({ ...own, zone, backOn }));
}

async function setAway({ desk, caller }: Asked, words: readonly string[]): Promise<Drawn> {
  const { person } = await readOwnWork(desk, caller);
  const isBack = words.join(' ').toLowerCase() === 'off';
  const until = isBack ? null : readUntil(words, person.timeZone, desk.now());
  if (until === undefined) {
    return plainAnswer(
      'Nothing changed: I did not understand until when. `/desk away until Mon`, `tomorrow`, `3 days` or `until 2026-03-09`; `/desk away off` when you are back.',
    );
  }
  const away = await setOwnWork(desk, caller, { isAway: !isBack, awayUntil: until });
  return plainAnswer(awayWords(away).text);
}

export const awayVerb: Verb = {
  usage: 'away until Mon',
  summary: 'take no tickets until then; `away off` when you are back, `away` for hours and number',
  action: 'desk.away',
  run: (asked, words) => (words.length === 0 ? openAway(asked) : setAway(asked, words)),
};

export async function submitAway({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = awayForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  const { person } = await readOwnWork(desk, caller);
  const { away, until, capacity } = form.data;
  const isAway = away === 'away';
  const awayUntil = isAway && until ? startOf(until, person.timeZone, desk.now()) : null;
  if (awayUntil === undefined) {
    return { response_action: 'errors', errors: { until: 'Choose a day after today.' } };
  }
  await setOwnWork(desk, caller, { isAway, awayUntil, hours: hoursOf(form.data), capacity });
  return undefined;
}
