import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import {
  BLOCKS,
  COMPONENTS,
  type DefectImpact,
  explainPriority,
  LONG_TERMS,
  PRIORITIES,
  REACHES,
  TICKET_TYPES,
  type Triage,
} from '../../domain/ticket/triage.ts';
import { context, plain, radioInput, section, selectInput, textInput } from '../blocks.ts';

export const TRIAGE_FORM = 'ticket.triage-form';

/** What is answered so far; the form grows with it. */
export const triageAnswers = z.object({
  incident: z.enum(['no', 'yes', 'not sure'], 'Answer this first.').nullish(),
  type: z.enum(TICKET_TYPES).nullish(),
  misunderstood: z.enum(['yes', 'no']).nullish(),
  reach: z.enum(REACHES).nullish(),
  visible: z.enum(['yes', 'no']).nullish(),
  longTerm: z.enum(LONG_TERMS).nullish(),
  blocks: z.enum(BLOCKS).nullish(),
  component: z.string().nullish(),
  priority: z.enum(PRIORITIES).nullish(),
  reason: z.string().nullish(),
});
export type TriageAnswers = z.infer<typeof triageAnswers>;

/** A feature that is misunderstood is no defect (TRI-2): it is filed as what it is, and explained. */
export function toTriage(answers: TriageAnswers): Triage {
  const { incident, component, priority, reason } = answers;
  return {
    incident: incident ?? 'no',
    type: isMisunderstood(answers) ? 'information request' : (answers.type ?? null),
    impact: impactOf(answers),
    component: component ?? null,
    override: priority ? { priority, reason: reason ?? '' } : null,
  };
}

export const isMisunderstood = ({ type, misunderstood }: TriageAnswers): boolean =>
  type === 'defect' && misunderstood === 'yes';

/** An earlier triage as answers, to begin from. */
export function fromTriage(triage: Triage | null): TriageAnswers {
  if (!triage) return {};
  const { impact, override } = triage;
  return {
    incident: triage.incident,
    type: triage.type,
    component: triage.component,
    ...(triage.type === 'defect' ? { misunderstood: 'no' as const } : {}),
    ...(impact && { reach: impact.reach, longTerm: impact.longTerm, blocks: impact.blocks }),
    ...(impact && { visible: impact.isVisible ? ('yes' as const) : ('no' as const) }),
    ...(override && { priority: override.priority, reason: override.reason }),
  };
}

function impactOf({ reach, visible, longTerm, blocks }: TriageAnswers): DefectImpact | null {
  if (!reach || !visible || !longTerm || !blocks) return null;
  return { reach, isVisible: visible === 'yes', longTerm, blocks };
}

/** Incident check first (TRI-1), then the type, then for defects the four questions with what they come to. */
export function triageModal(ticket: { number: number; summary: string }, answers: TriageAnswers): ModalView {
  return {
    type: 'modal',
    callback_id: TRIAGE_FORM,
    private_metadata: String(ticket.number),
    title: plain(`Triage ticket ${ticket.number}`),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      context(`“${escapeText(shorten(ticket.summary, 150))}”`),
      radioInput(
        'incident',
        'Could a production system be compromised: its confidentiality, integrity or availability?',
        [
          ['no', 'No'],
          ['yes', 'Yes'],
          ['not sure', 'Not sure'],
        ],
        {
          changes: true,
          initial: answers.incident ?? undefined,
          hint: 'Ours or our users’. Planned maintenance and test systems do not count.',
        },
      ),
      ...afterIncident(answers),
    ],
  };
}

function afterIncident(answers: TriageAnswers): KnownBlock[] {
  if (!answers.incident) return [];
  const isIncident = answers.incident !== 'no';
  const type = selectInput(
    'type',
    'What is it?',
    TICKET_TYPES.map((type) => [type, sentence(type)] as const),
    {
      changes: true,
      optional: isIncident,
      initial: answers.type ?? undefined,
    },
  );
  const component = selectInput(
    'component',
    'Component',
    COMPONENTS.map((name) => [name, name] as const),
    {
      optional: true,
      initial: answers.component ?? undefined,
    },
  );
  const called = section(
    '*When in doubt, call.* Saving calls the engineer on triage duty, the delivery manager and the product owner.',
  );
  return [...(isIncident ? [called] : []), type, ...(isIncident ? [] : defect(answers)), component];
}

function defect(answers: TriageAnswers): KnownBlock[] {
  if (answers.type === 'enhancement')
    return [context('The product owner decides when: it gets no priority here.')];
  if (answers.type !== 'defect') return [];
  const misunderstood = radioInput(
    'misunderstood',
    'Is an existing feature misunderstood?',
    [
      ['no', 'No, it is broken'],
      ['yes', 'Yes, it works as meant'],
    ],
    { changes: true, initial: answers.misunderstood ?? undefined },
  );
  if (!answers.misunderstood) return [misunderstood];
  if (answers.misunderstood === 'yes') {
    return [misunderstood, context('Saving files it as an information request, and drafts the explanation.')];
  }
  return [misunderstood, ...impact(answers)];
}

function impact(answers: TriageAnswers): KnownBlock[] {
  const known = impactOf(answers);
  const ask = (field: keyof TriageAnswers, label: string, options: readonly (readonly [string, string])[]) =>
    selectInput(field, label, options, { changes: true, initial: answers[field] ?? undefined });
  return [
    section(known ? `*${explainPriority(known)}.*` : 'The priority follows from four answers:'),
    ask('reach', 'How many are affected?', [
      ['many', 'Many'],
      ['some', 'Some'],
      ['few', 'Few'],
    ]),
    ask('visible', 'Is it highly visible?', [
      ['yes', 'Yes'],
      ['no', 'No'],
    ]),
    ask('longTerm', 'Does it have lasting effects, or change data?', [
      ['yes', 'Yes'],
      ['minimal', 'Minimal'],
      ['no', 'No'],
    ]),
    ask('blocks', 'What does it block?', [
      ['essential', 'Something essential'],
      ['important', 'Something important'],
      ['nothing', 'Nothing'],
    ]),
    ...(known ? otherPriority(answers) : []),
  ];
}

function otherPriority(answers: TriageAnswers): KnownBlock[] {
  const other = PRIORITIES.map((name) => [name, name] as const);
  return [
    selectInput('priority', 'Another priority', other, {
      optional: true,
      initial: answers.priority ?? undefined,
    }),
    textInput('reason', 'Reason for another priority', {
      maxLength: 300,
      optional: true,
      initial: answers.reason ?? undefined,
    }),
  ];
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
