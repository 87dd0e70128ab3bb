import { markSensitive } from '../../services/ticket/mark-sensitive.ts';
import { readHistory, readTicket } from '../../services/ticket/read-ticket.ts';
import { unsnoozeTicket } from '../../services/ticket/wake-ticket.ts';
import { MORE_ACTS, type MoreAct } from '../../views/ticket/card.ts';
import { sensitiveModal } from '../../views/ticket/sensitive.ts';
import { historyModal } from '../../views/ticket/show.ts';
import { type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import { openAssign } from './assign.ts';
import { openLabels } from './label.ts';
import { openTicket } from './look.ts';
import { openCompany } from './merge.ts';
import { openSnooze } from './snooze.ts';
import { openWhy } from './why.ts';

/** The menu behind *More* on a card. */
export async function pressMore(asked: AskedByButton): Promise<void> {
  const [act = '', number = ''] = asked.value.split(':');
  const chosen = MORE_ACTS.find((known) => known === act);
  if (chosen) await OPENERS[chosen](asked, Number(number));
}

const OPENERS: Record<MoreAct, (asked: Triggered, number: number) => Promise<void>> = {
  company: openCompany,
  assign: openAssign,
  labels: openLabels,
  async sensitive(asked, number) {
    await readTicket(asked.desk, asked.caller, number, 'ticket.mark-sensitive');
    await openView(asked, sensitiveModal(number));
  },
  snooze: openSnooze,
  async unsnooze({ desk, caller }, number) {
    await unsnoozeTicket(desk, caller, number);
  },
  show: openTicket,
  why: openWhy,
  async history(asked, number) {
    await openView(asked, historyModal(number, await readHistory(asked.desk, asked.caller, number)));
  },
};

export async function submitSensitive({ desk, caller, view }: AskedByForm): Promise<undefined> {
  await markSensitive(desk, caller, Number(view.private_metadata));
}
