import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { headName, type Named } from '../../domain/incident/name.ts';
import { shorten } from '../../domain/message/slack-text.ts';
import { context, momentInput, plain } from '../blocks.ts';
import { reasonModal } from './reason.ts';

export const INCIDENT_CONTAIN = 'incident.contain';
export const CONTAIN_FORM = 'incident.contain-form';
export const NOT_CONTAINED_FORM = 'incident.not-contained-form';

const WHEN = 'Choose since when it is contained.';

export const momentField = z.string(WHEN).transform((seconds) => new Date(Number(seconds) * 1000));
export const containForm = z.object({ containedAt: momentField });

export function containModal(incident: Named & { readonly id: number }, now: Date): ModalView {
  return {
    type: 'modal',
    callback_id: CONTAIN_FORM,
    private_metadata: String(incident.id),
    title: plain(shorten(`${headName(incident)} contained`, 24)),
    submit: plain('Contained'),
    close: plain('Cancel'),
    blocks: [containedInput(now), context('Sitreps go on until it is resolved.')],
  };
}

export const containedInput = (now: Date) =>
  momentInput('containedAt', 'Contained since', {
    at: now,
    hint: 'Since when it gets no worse. Not before it began.',
  });

export const notContainedModal = (incident: Named & { readonly id: number }): ModalView =>
  reasonModal({
    callbackId: NOT_CONTAINED_FORM,
    incidentId: incident.id,
    title: 'Not contained after all',
    submit: 'Work on',
    hint: '“Saving fails again in Millford.” The time of containment is asked again later.',
  });
