import type { ModalView } from '@slack/types';
import { incidentName, type Named } from '../../domain/incident/name.ts';
import { reasonModal } from './reason.ts';

export const INCIDENT_REOPEN = 'incident.reopen';
export const REOPEN_FORM = 'incident.reopen-form';

export const reopenModal = (incident: Named & { readonly id: number }): ModalView =>
  reasonModal({
    callbackId: REOPEN_FORM,
    incidentId: incident.id,
    title: `Reopen ${incidentName(incident)}`,
    submit: 'Reopen',
    hint: '“It is back since 14:10.” Sitreps are due again.',
  });
