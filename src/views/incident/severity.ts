import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { incidentName, type Named } from '../../domain/incident/name.ts';
import { SEVERITIES, type Severity } from '../../domain/incident/severity.ts';
import { radioInput } from '../blocks.ts';
import { reasonField, reasonModal } from './reason.ts';

export const SEVERITY_FORM = 'incident.severity-form';

export const severityForm = z.object({
  severity: z.enum(SEVERITIES, 'Choose how bad it is.'),
  reason: reasonField,
});

export function severityModal(
  incident: Named & { readonly id: number; readonly severity: Severity | null },
  chosen: Severity | undefined,
): ModalView {
  const options = SEVERITIES.map((one) => [one, one.charAt(0).toUpperCase() + one.slice(1)] as const);
  return reasonModal({
    callbackId: SEVERITY_FORM,
    incidentId: incident.id,
    title: `Severity, ${incidentName(incident)}`,
    submit: 'Change severity',
    hint: '“Only two branches are hit.” It goes on the record.',
    before: [
      radioInput('severity', 'How bad is it?', options, {
        initial: chosen ?? incident.severity ?? undefined,
        hint: 'Sitreps and invitations follow. Low to medium opens a channel; nothing closes one.',
      }),
    ],
  });
}
