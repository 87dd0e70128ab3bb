import { type Place, placeOf, sentencesOf } from './clauses.ts';
import { bare, hideNoTimes } from './hide.ts';
import { isPast } from './past-date.ts';
import { tells } from './signals.ts';
import { findTimeWords, type TimeWords } from './time-words.ts';

/** Words of a text that read like a promise of when. */
export interface PromisedTime {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly reads: 'date' | 'duration' | 'soon';
}

export interface Known {
  /** The date on the desk's calendar, such as 2026-03-03. */
  readonly today: string;
  /** All that the requester has written on the ticket. */
  readonly asked: string;
}

/**
 * UPD-3: what reads like a date, a deadline or an expected end for our work. Not a reader of minds: it goes by
 * words, the same each time, and a person decides. Past dates, the requester's own dates, facts, what is asked of
 * the requester and the day of our next message pass.
 */
export function findPromises(text: string, known: Known): PromisedTime[] {
  return sentencesOf(hideNoTimes(text, known.asked)).flatMap((sentence) =>
    promisesIn(sentence.text, known).map(({ from, to, reach }) => ({
      from: sentence.from + from,
      to: sentence.from + to,
      words: text.slice(sentence.from + from, sentence.from + to),
      reads: reach === 'span' ? 'duration' : reach === 'vague' ? 'soon' : 'date',
    })),
  );
}

/** A sentence with more is a table. */
const MOST_IN_A_SENTENCE = 10;

function promisesIn(sentence: string, known: Known): TimeWords[] {
  const times = findTimeWords(sentence).slice(0, MOST_IN_A_SENTENCE);
  const around = times
    .reduce(without, sentence)
    .replaceAll(/\b(should|would|could) have\b/giu, 'did    have');
  return times.filter((time) => isPromise(time, placeOf(around, time.from), known));
}

/** Times speak for themselves; what is said around them must not be read into their words, such as "May". */
const without = (text: string, { from, to }: TimeWords): string =>
  text.slice(0, from) + '·'.repeat(to - from) + text.slice(to);

function isPromise(time: TimeWords, place: Place, known: Known): boolean {
  const { clause, sentence, segment } = place;
  if (isRepeated(time, place) || isQuestion(sentence)) return false;
  if (time.reach === 'day' && isPast(time.words, known.today)) return false;
  if (tells.none(segment) || tells.asksThem(clause.trim())) return false;
  if (tells.contact(clause) && !tells.end(clause)) return false;
  if (isTheirs(time, place, known)) return false;
  if (time.reach !== 'ahead' && tells.over(clause) && !tells.toCome(clause)) return false;
  return isAboutWork(time, place);
}

/** What its kind of words needs beside it to be about our work. */
function isAboutWork(time: TimeWords, { clause, before, sentence }: Place): boolean {
  const isAlone = bare(clause).length < 3;
  const isStated = tells.toCome(clause) || tells.work(clause) || tells.heading(sentence);
  switch (time.reach) {
    case 'vague':
      return isStated;
    case 'span':
      return isSpanOfWork(time, clause, isAlone);
    case 'ahead':
      return !tells.describes(clause) || tells.toCome(clause);
    case 'day':
      if (isAlone) return true;
      if (isOfSomething(before) && !tells.toCome(clause)) return false;
      if (tells.describes(clause) && !tells.toCome(clause)) return false;
      return isStated || tells.passive(clause) || tells.ours(before);
  }
}

function isSpanOfWork({ words }: TimeWords, clause: string, isAlone: boolean): boolean {
  if (/^(?:for|after|over)\b/iu.test(words) && !tells.toCome(clause)) return false;
  const isBound = /\b(?:in|within|under)\b/iu.test(words);
  if (isBound) return isAlone || tells.toCome(clause) || tells.work(clause) || tells.ours(clause);
  return (
    isAlone || tells.toCome(clause) || tells.lasts(clause) || /\b(?:another|more|matter of)\b/iu.test(words)
  );
}

/** "the backup of Sunday" is of something that is; "the end of March" is a time. */
const isOfSomething = (before: string): boolean =>
  /(?<!\b(?:end|start|middle|beginning|course|half|week|month|morning|evening) )\bof (?:the )?$/iu.test(
    before,
  );

/** "on Saturdays", "every Monday", "Mon to Fri". */
function isRepeated({ words }: TimeWords, { before, clause }: Place): boolean {
  const after = clause.slice(before.length + words.length);
  const isRange = /^ ?(?:to|-|–) ?·/u.test(after) || /· ?(?:to|-|–) ?$/u.test(before);
  if (isRange) return !tells.toCome(clause) && !tells.end(clause);
  return (
    /\b(?:every|each|daily)(?: \w+)? $/iu.test(before) ||
    /\b(?:every|each)\b/iu.test(clause) ||
    /^s\b/u.test(after)
  );
}

const isQuestion = (sentence: string): boolean =>
  /\?\s*$/u.test(sentence) && !/^(?:\w+, )?(?:we|it|the|i)\b[^?]*\b(?:will|is|are)\b/iu.test(sentence);

/** A date of the requester's, told as theirs: "you need it before 1 June". */
function isTheirs({ words }: TimeWords, { segment, before }: Place, { asked }: Known): boolean {
  const date = bare(words).replace(/^(?:(?:by|on|at|in|until|before|from|the) )+/, '');
  if (!bare(asked).includes(date)) return false;
  return tells.theirs(segment) || /\bof (?:the )?$/iu.test(before);
}
