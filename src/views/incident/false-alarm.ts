import type { ModalView } from '@slack/types';
import { headName, incidentName, type Named } from '../../domain/incident/name.ts';
import { section } from '../blocks.ts';
import { reasonModal } from './reason.ts';

export const FALSE_ALARM_FORM = 'incident.false-alarm-form';

/** C-1: it ends what people are at, so it is asked once more. */
export function falseAlarmModal(incident: Named & { readonly id: number }, reason: string): ModalView {
  const name = incidentName(incident);
  return reasonModal({
    callbackId: FALSE_ALARM_FORM,
    incidentId: incident.id,
    title: `False alarm, ${name}`,
    submit: 'False alarm',
    close: 'Keep it',
    initial: reason,
    hint: 'Whoever was told of it reads this.',
    before: [
      section(
        `*${headName(incident)} ends here as a false alarm.* Nobody is called any more, and no sitrep is due. It can be opened again.`,
      ),
    ],
  });
}
