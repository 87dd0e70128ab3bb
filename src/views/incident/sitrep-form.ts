import type { InputBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { incidentName, type Named } from '../../domain/incident/name.ts';
import type { SitrepWords } from '../../domain/incident/sitrep.ts';
import { clean, shorten } from '../../domain/message/slack-text.ts';
import { context, plain, textInput } from '../blocks.ts';

export const INCIDENT_SITREP = 'incident.sitrep';
export const INCIDENT_NOTHING_CHANGED = 'incident.nothing-changed';
export const SITREP_FORM = 'incident.sitrep-form';

export const BOX_LENGTH = 2000;
const NO_SITUATION = 'Say what is known, and who is hit.';

export const words = z
  .string()
  .nullish()
  .transform((text) => clean(text ?? '').trim());

export const sitrepFields = {
  situation: words.pipe(z.string().min(1, NO_SITUATION)),
  actions: words,
  needs: words,
  workaround: words.transform((text) => text || null),
};

export const sitrepForm = z.object(sitrepFields);

interface SitrepDrafted {
  readonly incident: Named & { readonly id: number };
  readonly number: number;
  readonly words: SitrepWords;
}

/** The three boxes and the workaround; the desk adds the rest (INC-7). */
export function sitrepModal({ incident, number, words: draft }: SitrepDrafted): ModalView {
  return {
    type: 'modal',
    callback_id: SITREP_FORM,
    private_metadata: String(incident.id),
    title: plain(shorten(`Sitrep ${number}, ${incidentName(incident)}`, 24)),
    submit: plain('Send sitrep'),
    close: plain('Cancel'),
    blocks: [
      ...sitrepInputs(draft),
      context('I add status, severity, roles, tasks, tickets and when the next one is due.'),
    ],
  };
}

export function sitrepInputs({ situation, actions, needs, workaround }: SitrepWords): InputBlock[] {
  const box = { maxLength: BOX_LENGTH, multiline: true };
  return [
    textInput('situation', 'Situation', {
      ...box,
      focus: true,
      initial: situation,
      hint: 'What we know, and who is hit. “Saving fails for all editors in Eastbrook since 08:40.”',
    }),
    textInput('actions', 'Actions', {
      ...box,
      optional: true,
      initial: actions,
      hint: 'Done since the last one, and under way. “Restarted the index. Under way: the same for Millford.”',
    }),
    textInput('needs', 'Needs', {
      ...box,
      optional: true,
      initial: needs,
      hint: 'Decisions, people, access. “Joan: may we switch the nightly import off?”',
    }),
    textInput('workaround', 'Workaround', {
      maxLength: 500,
      optional: true,
      initial: workaround ?? undefined,
      hint: 'What people can do meanwhile, if there is anything.',
    }),
  ];
}
