import type { KnownBlock, ModalView } from '@slack/types';
import type { ImportFacts } from '../../domain/import/facts.ts';
import { MOST_READ } from '../../domain/import/states.ts';
import { count, leftOutWords, resultWords } from '../../domain/import/words.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { button, context, plain, section } from '../blocks.ts';
import { foundBlocks, submitOf } from './found.ts';
import { IMPORT_OTHER } from './unfiled.ts';

export const IMPORT_FORM = 'import.form';

/** Messages of a channel that became no ticket, from the reading to what became of them (IN-5). */
export function importModal(form: ImportFacts): ModalView {
  return {
    type: 'modal',
    callback_id: IMPORT_FORM,
    external_id: form.key,
    private_metadata: form.key,
    title: plain('Without a ticket'),
    ...submitOf(form),
    close: plain('Close'),
    blocks: [section(headOf(form)), ...blocksOf(form)],
  };
}

function headOf({ channelId, from, until, isOneThread }: ImportFacts): string {
  const when = isOneThread ? dateToken(from) : `${dateToken(from)} to ${dateToken(until)}`;
  return `*<#${channelId}>*, ${when}`;
}

function blocksOf(form: ImportFacts): KnownBlock[] {
  const { state, found, result, problem } = form;
  switch (state) {
    case 'reading':
      return [section(readingText(form))];
    case 'stopped':
      return [section(`Stopped. ${problem ?? ''}`), ...begunText(form), other(form)];
    case 'read':
      return found.count > 0
        ? [...foundBlocks(form), ...notes(form)]
        : [section(nothingText(form)), ...notes(form), other(form)];
    case 'importing': {
      const all = result.waiting + doneOf(form);
      return [
        section(
          `Importing: ${doneOf(form)} of ${count(all, 'message')}. You may close this: it goes on, and I write to you when it is done.`,
        ),
      ];
    }
    case 'imported':
      return [section(resultWords(result))];
  }
}

function readingText({ readBackTo, found }: ImportFacts): string {
  if (!readBackTo) return 'Reading…';
  return `Reading… back to ${dateToken(readBackTo)} so far: ${count(found.count, 'message')} without a ticket.`;
}

const nothingText = ({ isOneThread }: ImportFacts): string =>
  isOneThread
    ? 'Nothing to import: no message of a person without a ticket begins a thread there.'
    : 'Nothing to import: whatever was asked here in these days is a ticket.';

const begunText = (form: ImportFacts): KnownBlock[] =>
  doneOf(form) > 0 ? [section(resultWords(form.result))] : [];

const doneOf = ({ result }: ImportFacts): number => result.numbers.length + result.known + result.gone;

function notes({ leftOut, isCutShort, readBackTo }: ImportFacts): KnownBlock[] {
  const cut =
    isCutShort && readBackTo
      ? `There is more than is read at once (${count(MOST_READ, 'message')}): what is older than ${dateToken(readBackTo)} was not read. Choose fewer days.`
      : '';
  const said = [cut, leftOutWords(leftOut)].filter(Boolean).join(' ');
  return said ? [context(said)] : [];
}

const other = ({ key }: ImportFacts): KnownBlock => ({
  type: 'actions',
  block_id: 'other',
  elements: [button('Other channel or days', IMPORT_OTHER, key, 'messages without a ticket')],
});
