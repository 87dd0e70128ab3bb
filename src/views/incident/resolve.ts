import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { STAKEHOLDER_DECISIONS } from '../../domain/incident/assessment.ts';
import { incidentName, type Named } from '../../domain/incident/name.ts';
import type { SitrepWords } from '../../domain/incident/sitrep.ts';
import { shorten } from '../../domain/message/slack-text.ts';
import { context, plain, radioInput, textInput } from '../blocks.ts';
import { containedInput, momentField } from './contain.ts';
import { sitrepFields, sitrepInputs, words } from './sitrep-form.ts';

export const INCIDENT_RESOLVE = 'incident.resolve';
export const RESOLVE_INCIDENT_FORM = 'incident.resolve-form';

const NO_WHY = 'Say what they were told, or why they need not be.';

/** What it does not ask for is missing. */
export const resolveIncidentForm = z
  .object({
    ...sitrepFields,
    containedAt: momentField.optional(),
    stakeholders: z.enum(STAKEHOLDER_DECISIONS, 'Choose one.').optional(),
    stakeholdersWhy: words.optional(),
  })
  .superRefine(({ stakeholders, stakeholdersWhy }, ctx) => {
    if (!stakeholders || stakeholdersWhy) return;
    ctx.addIssue({ code: 'custom', path: ['stakeholdersWhy'], message: NO_WHY });
  })
  .transform(({ containedAt, stakeholders, stakeholdersWhy, ...sitrep }) => ({
    words: sitrep,
    containedAt: containedAt ?? null,
    stakeholders: stakeholders ? { decision: stakeholders, why: stakeholdersWhy ?? '' } : null,
  }));

interface Resolving {
  readonly incident: Named & { readonly id: number };
  readonly number: number;
  readonly words: SitrepWords;
  /** null: it was noted before. */
  readonly containedBy: Date | null;
  readonly asksStakeholders: boolean;
}

/** The final sitrep, and what was not said before (INC-4). */
export function resolveIncidentModal(resolving: Resolving): ModalView {
  const { incident, number, words: draft, containedBy, asksStakeholders } = resolving;
  return {
    type: 'modal',
    callback_id: RESOLVE_INCIDENT_FORM,
    private_metadata: String(incident.id),
    title: plain(shorten(`Resolve ${incidentName(incident)}`, 24)),
    submit: plain('Resolve'),
    close: plain('Cancel'),
    blocks: [
      context(`This is sitrep ${number}, the final one. Sitreps end, and the retrospective begins.`),
      ...sitrepInputs(draft),
      ...(containedBy ? [containedInput(containedBy)] : []),
      ...(asksStakeholders ? stakeholderFields() : []),
    ],
  };
}

const stakeholderFields = (): KnownBlock[] => [
  radioInput('stakeholders', 'Were stakeholders told?', [
    ['told', 'They were told'],
    ['not needed', 'They need not be'],
  ]),
  textInput('stakeholdersWhy', 'What were they told, or why need they not be?', { maxLength: 500 }),
];
