import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { PROPERTIES, type Property, YES_NO_UNKNOWN } from '../../domain/incident/assessment.ts';
import { NO_HITS, NO_REASON, NO_WHY } from '../../domain/incident/guards.ts';
import { incidentName, type Named } from '../../domain/incident/name.ts';
import { SEVERITIES, type Severity } from '../../domain/incident/severity.ts';
import { clean, shorten } from '../../domain/message/slack-text.ts';
import { checkboxesInput, plain, radioInput, textInput } from '../blocks.ts';
import { BOX_LENGTH, words } from './sitrep-form.ts';

export const INCIDENT_ASSESS = 'incident.assess';
export const ASSESS_FORM = 'incident.assess-form';

export const VERDICTS = ['confirmed', 'false alarm'] as const;
type Verdict = (typeof VERDICTS)[number];

const YES_NO = ['yes', 'no'] as const;
const CHOOSE = 'Choose one. Unknown is an answer.';
const CHOOSE_YES_NO = 'Choose yes or no.';

const some = (message: string) =>
  z
    .string(message)
    .transform((text) => clean(text).trim())
    .pipe(z.string().min(1, message));

const confirmed = z
  .object({
    verdict: z.literal('confirmed'),
    hits: z.array(z.enum(PROPERTIES), NO_HITS).min(1, NO_HITS),
    severity: z.enum(SEVERITIES, 'Choose how bad it is. It can be changed at any time.'),
    outsideCause: z.enum(YES_NO_UNKNOWN, CHOOSE),
    contingency: z.enum(YES_NO, CHOOSE_YES_NO),
    contingencyWhy: some(NO_WHY),
    suspicious: z.enum(YES_NO_UNKNOWN, CHOOSE),
    notify: z.enum(YES_NO, CHOOSE_YES_NO),
    situation: words,
  })
  .transform(
    ({ hits, severity, outsideCause, contingency, contingencyWhy, suspicious, notify, situation }) => ({
      verdict: 'confirmed' as const,
      severity,
      situation,
      assessment: {
        hits,
        outsideCause,
        contingency: { isActivated: contingency === 'yes', why: contingencyWhy },
        suspicious,
        notifyStakeholders: notify === 'yes',
      },
    }),
  );

const falseAlarm = z.object({ verdict: z.literal('false alarm'), reason: some(NO_REASON) });

/** INC-5: one form, each fault at its field and all of them at once. */
export const assessForm = z.discriminatedUnion('verdict', [confirmed, falseAlarm], {
  error: 'Choose what it is.',
});

/** As far as it is filled. */
export const assessAnswers = z.object({ verdict: z.enum(VERDICTS).nullish() });

interface Assessing {
  readonly incident: Named & { readonly id: number; readonly severity: Severity | null };
  readonly verdict: Verdict;
}

export function assessModal({ incident, verdict }: Assessing): ModalView {
  const isFalse = verdict === 'false alarm';
  return {
    type: 'modal',
    callback_id: ASSESS_FORM,
    private_metadata: String(incident.id),
    title: plain(shorten(`Assess ${incidentName(incident)}`, 24)),
    submit: plain(isFalse ? 'Go on' : 'Send as first sitrep'),
    close: plain('Cancel'),
    blocks: [
      radioInput(
        'verdict',
        'What is it?',
        [
          ['confirmed', 'Confirmed: it is an incident'],
          ['false alarm', 'False alarm: nothing was hit'],
        ] satisfies [Verdict, string][],
        { changes: true, initial: verdict },
      ),
      ...(isFalse ? [reason] : confirmedFields(incident.severity)),
    ],
  };
}

const reason = textInput('reason', 'Why is it none?', {
  maxLength: 500,
  multiline: true,
  hint: 'Whoever was told of it reads this. “It was the planned certificate change.”',
});

const HITS: Readonly<Record<Property, string>> = {
  confidentiality: 'Confidentiality: somebody saw what they should not',
  integrity: 'Integrity: data or pages are wrong, or damaged',
  availability: 'Availability: something cannot be used',
};

const MEANING: Readonly<Record<Severity, string>> = {
  high: 'High: data exposed, an intruder, an essential part down',
  medium: 'Medium: suspected, or noticeable but limited',
  low: 'Low: small and contained, hardly anybody notices',
};

const OPEN_ANSWERS = YES_NO_UNKNOWN.map((one) => [one, sentenceOf(one)] as const);
const ANSWERS = YES_NO.map((one) => [one, sentenceOf(one)] as const);

function sentenceOf(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const confirmedFields = (severity: Severity | null): KnownBlock[] => [
  checkboxesInput(
    'hits',
    'What is hit?',
    PROPERTIES.map((one) => [one, HITS[one]] as const),
  ),
  radioInput(
    'severity',
    'How bad is it?',
    SEVERITIES.map((one) => [one, MEANING[one]] as const),
    { initial: severity ?? undefined, hint: 'Between two, take the higher one.' },
  ),
  radioInput('outsideCause', 'Does the cause lie outside, such as with a supplier?', OPEN_ANSWERS),
  radioInput('suspicious', 'Is there suspicious activity?', OPEN_ANSWERS, {
    hint: 'With yes or unknown, evidence is secured before anything is changed.',
  }),
  radioInput('contingency', 'Is the contingency plan activated?', ANSWERS),
  textInput('contingencyWhy', 'Why, or why not?', {
    maxLength: 500,
    hint: '“Saving fails, reading works: the plan is for an outage of both.”',
  }),
  radioInput('notify', 'Is the product owner to notify stakeholders?', ANSWERS),
  textInput('situation', 'What do we know?', {
    maxLength: BOX_LENGTH,
    multiline: true,
    optional: true,
    hint: 'The situation of the first sitrep. Left empty: the title.',
  }),
];
