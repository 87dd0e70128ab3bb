import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { sentence } from '../../domain/message/sentence.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import {
  type Organisation,
  type OwnOrganisation,
  tellOrganisation,
} from '../../domain/people/organisation.ts';
import { follows } from '../../domain/taxonomy/labels.ts';
import type { Term } from '../../domain/taxonomy/terms.ts';
import type { TicketType } from '../../domain/ticket/triage.ts';
import { checkboxInput, context, plain, radioInput, section, selectInput, textInput } from '../blocks.ts';
import { longSelectInput, offeredTerms, termInput, termsInput } from '../terms.ts';
import { settled, type TriageAnswers } from './triage-answers.ts';
import { defectFields } from './triage-defect.ts';

export const TRIAGE_FORM = 'ticket.triage-form';

export interface TriageForm {
  readonly ticket: { readonly number: number; readonly summary: string };
  /** Those in use, and the one the ticket has. */
  readonly types: readonly TicketType[];
  readonly terms: readonly Term[];
  readonly organisations: readonly Organisation[];
  /** The requester's. */
  readonly organisation: OwnOrganisation | undefined;
}

/** Incident check first (TRI-1), then the type and what it asks for, then component and labels. */
export function triageModal(form: TriageForm, answers: TriageAnswers): ModalView {
  const { ticket, types, terms, organisation } = form;
  return {
    type: 'modal',
    callback_id: TRIAGE_FORM,
    private_metadata: String(ticket.number),
    title: plain(`Triage ticket ${ticket.number}`),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      context(`“${escapeText(shorten(ticket.summary, 150))}”`),
      ...(organisation ? [context(whoseText(organisation))] : []),
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
      ...(answers.incident
        ? [...typeFields(types, answers), ...termFields(terms, answers), ...whose(form)]
        : []),
    ],
  };
}

/** TRI-1: declaring stands first; that it is none needs a reason, and then it is asked what it is. */
function doubtFields(answers: TriageAnswers): KnownBlock[] {
  const doubt = answers.doubt ?? 'declare';
  const says = {
    declare: 'Saving opens the form to declare it, with this ticket as a part of it.',
    ask: 'Saving calls the engineer on triage duty, the delivery manager and the product owner. It is P1 until one has looked.',
    none: 'It goes on as any other request.',
  }[doubt];
  return [
    section('*When in doubt, declare.* It can be called off at no cost.'),
    radioInput(
      'doubt',
      'What now?',
      [
        ['declare', 'Declare incident'],
        ['ask', 'Ask an engineer'],
        ['none', 'It is none'],
      ],
      { changes: true, initial: doubt },
    ),
    context(says),
    ...(doubt === 'none'
      ? [
          textInput('because', 'Why it is none', {
            maxLength: 300,
            initial: answers.because ?? undefined,
            hint: 'Such as “planned maintenance”, or “a test system”.',
          }),
        ]
      : []),
  ];
}

function typeFields(types: readonly TicketType[], given: TriageAnswers): KnownBlock[] {
  if (given.incident !== 'no' && (given.doubt ?? 'declare') === 'declare') return doubtFields(given);
  const answers = settled(given);
  const isIncident = answers.incident !== 'no';
  const doubt = given.incident === 'no' ? [] : doubtFields(given);
  const options = types.map((type) => [type, sentence(type)] as const);
  const type = selectInput('type', 'What is it?', options, {
    changes: true,
    optional: isIncident,
    initial: answers.type ?? undefined,
  });
  if (isIncident) return [...doubt, type];
  switch (answers.type) {
    case 'defect':
      return [...doubt, type, ...defectFields(answers)];
    case 'enhancement':
      return [...doubt, type, ...enhancementFields(answers)];
    default:
      return [...doubt, type];
  }
}

/** TRI-5: no priority of the desk's own. */
function enhancementFields({ timeSensitive }: TriageAnswers): KnownBlock[] {
  return [
    context('The product owner decides whether and when: it gets no priority here.'),
    checkboxInput('timeSensitive', 'Urgency', 'Time-sensitive: it loses its worth if it comes late', {
      initial: timeSensitive?.[0],
      hint: 'The product owner hears of it as soon as you save.',
    }),
  ];
}

function termFields(terms: readonly Term[], { component, labels }: TriageAnswers): InputBlock[] {
  const chosen = labels ?? [];
  const offered = offeredTerms(terms, 'label', chosen).filter((term) => !follows(terms, term));
  return [
    ...fieldIf(offeredTerms(terms, 'component', [component ?? '']), (some) =>
      termInput('component', 'Component', some, component, { hint: 'The part of the product it is about.' }),
    ),
    ...fieldIf(offered, (some) =>
      termsInput('labels', 'Labels', some, chosen, {
        hint: 'Facts worth reporting. Labels such as Defect come by themselves.',
      }),
    ),
  ];
}

const whoseText = (own: OwnOrganisation): string =>
  `Requester of ${escapeText(tellOrganisation(own))} (${escapeText(own.because)})`;

/** PPL-5: whom the requester works for; what is chosen counts for all their tickets. */
function whose({ organisations, organisation }: TriageForm): InputBlock[] {
  if (organisations.length === 0) return [];
  const options = organisations.map(({ key, name }) => ({ text: plain(name), value: key }));
  const hint = 'What you choose counts for all tickets of this person. Left empty, the policy says it.';
  return [longSelectInput('organisation', 'Organisation', options, organisation?.key, { hint })];
}

/** Slack takes no list without options. */
const fieldIf = (offered: readonly Term[], draw: (offered: readonly Term[]) => InputBlock): InputBlock[] =>
  offered.length > 0 ? [draw(offered)] : [];
