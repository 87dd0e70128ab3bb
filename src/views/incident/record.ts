import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { ENTRY_KINDS } from '../../domain/incident/entry.ts';
import { clean } from '../../domain/message/slack-text.ts';
import { context, momentInput, personInput, plain, radioInput, textInput } from '../blocks.ts';

export const INCIDENT_RECORD = 'incident.record';
export const RECORD_FORM = 'incident.record-form';

const said = (problem: string) => z.string(problem).transform((text) => clean(text).trim());

export const recordForm = z.object({
  kind: z.enum(ENTRY_KINDS).exclude(['evidence']),
  text: said('Say what is to be kept.').pipe(z.string().min(1, 'Say what is to be kept.')),
  owner: z
    .string()
    .nullish()
    .transform((id) => id ?? null),
  when: z
    .string()
    .nullish()
    .transform((seconds) => (seconds ? new Date(Number(seconds) * 1000) : null)),
  change: z.enum(['no', 'yes']).nullish(),
  because: said('')
    .nullish()
    .transform((text) => text || null),
});

const KINDS = [
  ['event', 'It happened: for the timeline'],
  ['task', 'A task, for now'],
  ['follow-up', 'A follow-up, for later'],
  ['lead', 'A lead: where the cause may be'],
] as const;

interface RecordDraft {
  readonly incidentId: number;
  readonly name: string;
  readonly kind: (typeof KINDS)[number][0];
  readonly text: string;
  /** Evidence that is not settled, by its titles: then it is asked whether a system was changed (INC-6). */
  readonly evidenceOpen: readonly string[];
}

export function recordModal({ incidentId, name, kind, text, evidenceOpen }: RecordDraft): ModalView {
  return {
    type: 'modal',
    callback_id: RECORD_FORM,
    private_metadata: String(incidentId),
    title: plain('Put on the record'),
    submit: plain('Record'),
    close: plain('Cancel'),
    blocks: [
      context(`For ${name}. It is shown in the room, and kept with its time and your name.`),
      textInput('text', 'What', {
        maxLength: 2000,
        multiline: true,
        focus: true,
        initial: text,
        hint: 'Such as “Restarted the search index”.',
      }),
      radioInput('kind', 'It is', KINDS, { initial: kind }),
      ...(evidenceOpen.length > 0 ? changeFields(evidenceOpen) : []),
      personInput('owner', 'Who does it', { optional: true, hint: 'Of a task or a follow-up.' }),
      momentInput('when', 'When it was', {
        optional: true,
        at: undefined,
        hint: 'Left empty: now.',
      }),
    ],
  };
}

const changeFields = (open: readonly string[]) => [
  context(`⚠️ Evidence before change. Not settled yet: ${open.join('; ')}.`),
  radioInput('change', 'Was a system changed?', [
    ['no', 'No: it was seen, learned or said'],
    ['yes', 'Yes, something was changed'],
  ]),
  textInput('because', 'Why the change did not wait for the evidence', {
    maxLength: 500,
    optional: true,
    hint: 'Only where something was changed. Better: do the evidence first.',
  }),
];
