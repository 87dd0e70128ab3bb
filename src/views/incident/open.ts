import type { ModalView } from '@slack/types';
import type { IncidentFacts } from '../../domain/incident/facts.ts';
import { headName } from '../../domain/incident/name.ts';
import { shorten } from '../../domain/message/slack-text.ts';
import { plain } from '../blocks.ts';
import { headline } from './headline.ts';

/** Nothing is sent with it. */
const INCIDENT_SHOWN = 'incident.shown';

/** Whether a button stands in what *Open* shows. */
export const isIncidentShown = (form: { readonly callback_id: string } | undefined): boolean =>
  form?.callback_id === INCIDENT_SHOWN;

/** *Open*: how it stands, for one pair of eyes, with the way to its room. */
export function incidentModal(incident: IncidentFacts): ModalView {
  return {
    type: 'modal',
    callback_id: INCIDENT_SHOWN,
    title: plain(shorten(headName(incident), 24)),
    close: plain('Close'),
    blocks: headline(incident).blocks,
  };
}
