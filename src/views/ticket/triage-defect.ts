import type { KnownBlock } from '@slack/types';
import { explainPriority, PRIORITIES } from '../../domain/ticket/triage.ts';
import { context, radioInput, section, selectInput, textInput } from '../blocks.ts';
import { impactOf, type TriageAnswers } from './triage-answers.ts';

/** Whether it is one at all (TRI-2), then the four questions with what they come to (TRI-3). */
export function defectFields(answers: TriageAnswers): KnownBlock[] {
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
    return [
      misunderstood,
      context(
        'Saving makes it an information request, and opens a draft of the explanation for you to send.',
      ),
    ];
  }
  return [misunderstood, ...impactFields(answers)];
}

function impactFields(answers: TriageAnswers): KnownBlock[] {
  const known = impactOf(answers);
  const ask = (
    field: 'reach' | 'visible' | 'longTerm' | 'blocks',
    label: string,
    options: readonly (readonly [string, string])[],
  ) => selectInput(field, label, options, { changes: true, initial: answers[field] ?? undefined });
  return [
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
    section(known ? `*${explainPriority(known)}.*` : 'The priority follows from these four answers.'),
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
      hint: 'Such as “pilot branches only”. It stands on the card.',
    }),
  ];
}
