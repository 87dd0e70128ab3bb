import { escapeText } from '../../domain/message/slack-text.ts';
import { labelNames, readLabelWords } from '../../domain/taxonomy/label-words.ts';
import { type LabelsChanged, labelTicket, setLabels } from '../../services/ticket/label-ticket.ts';
import { readTriage } from '../../services/ticket/read-triage.ts';
import type { Drawn } from '../../views/blocks.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { labelForm, labelModal } from '../../views/ticket/label.ts';
import { plainAnswer } from '../../views/words.ts';
import { type Asked, type AskedByForm, openView, type Triggered } from '../asked.ts';
import { nearName, ticketNumber, type Verb } from '../verbs.ts';
import { undoHint } from './undo.ts';

export const labelVerb: Verb = {
  usage: 'label 142 blocked',
  summary: 'put a label on, or with -blocked take it off',
  action: 'ticket.label',
  run(asked, words) {
    const number = ticketNumber(words);
    if (number === undefined) return undefined;
    const typed = words.slice(1).join(' ');
    return typed === '' ? openLabels(asked, number).then(() => undefined) : label(asked, number, typed);
  },
};

async function label({ desk, caller }: Asked, number: number, typed: string): Promise<Drawn> {
  const { terms } = await readTriage(desk, caller, number, 'ticket.label');
  const read = readLabelWords(terms, typed);
  if ('unknown' in read) return noLabel(number, read.unknown, labelNames(terms));
  return plainAnswer(tellChange(number, await labelTicket(desk, caller, number, read)));
}

function noLabel(number: number, unknown: string, known: readonly string[]): Drawn {
  const near = nearName(unknown, known);
  const offer = near
    ? `Did you mean \`/ticket label ${number} ${near}\`?`
    : `\`/ticket label ${number}\` shows all there are.`;
  return plainAnswer(
    `Ticket ${number} is unchanged: there is no label “${escapeText(unknown)}”. ${escapeText(offer)}`,
  );
}

function tellChange(number: number, { added, removed, labels }: LabelsChanged): string {
  const names = (some: readonly string[]) => some.map(escapeText).join(', ');
  const done = [
    ...(added.length > 0 ? [`put on ${names(added)}`] : []),
    ...(removed.length > 0 ? [`took off ${names(removed)}`] : []),
  ].join(' and ');
  const has = labels.length > 0 ? `It has ${names(labels)}.` : 'It has no labels.';
  return done
    ? `Ticket ${number}: ${done}. ${has} ${undoHint(number)}`
    : `Ticket ${number} is unchanged. ${has}`;
}

/** *Labels…* on the card, and the verb without words. */
export async function openLabels(asked: Triggered, number: number): Promise<void> {
  const { ticket, terms, labelIds } = await readTriage(asked.desk, asked.caller, number, 'ticket.label');
  await openView(asked, labelModal(ticket, terms, labelIds));
}

export async function submitLabels({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = labelForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  await setLabels(desk, caller, Number(view.private_metadata), form.data.labels);
  return undefined;
}
