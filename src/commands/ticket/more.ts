import { MORE_ACTS, type MoreAct } from '../../domain/ticket/more.ts';
import { markSensitive } from '../../services/ticket/mark-sensitive.ts';
import { offerCall } from '../../services/ticket/offer-call.ts';
import { readMore } from '../../services/ticket/read-more.ts';
import { readHistory, readTicket } from '../../services/ticket/read-ticket.ts';
import { undoLast } from '../../services/ticket/undo-act.ts';
import { unsnoozeTicket } from '../../services/ticket/wake-ticket.ts';
import { withdrawTicket } from '../../services/ticket/withdraw-ticket.ts';
import { moreModal } from '../../views/ticket/more.ts';
import { sensitiveModal } from '../../views/ticket/sensitive.ts';
import { historyModal } from '../../views/ticket/show.ts';
import { plainAnswer } from '../../views/words.ts';
import { type AskedByButton, type AskedByForm, openView } from '../asked.ts';
import { openDeclareTicket } from '../incident/declare.ts';
import { openAssign } from './assign.ts';
import { callOffered } from './call.ts';
import { openEngineer } from './engineer.ts';
import { openLabels } from './label.ts';
import { openTicket } from './look.ts';
import { openCompany } from './merge.ts';
import { openSnooze, woken } from './snooze.ts';
import { undone } from './undo.ts';
import { openWhy } from './why.ts';
import { withdrawn } from './withdraw.ts';

/** *More* on a card. */
export async function pressMore(asked: AskedByButton): Promise<void> {
  await openView(asked, moreModal(await readMore(asked.desk, asked.caller, Number(asked.value))));
}

/** One of its acts: its form, or its answer, takes the list's place. */
export async function pressMoreAct(asked: AskedByButton): Promise<void> {
  const [act = '', number = ''] = asked.value.split(':');
  const chosen = MORE_ACTS.find((known) => known === act);
  if (chosen) await DO[chosen]({ ...asked, inPlaceOf: asked.modalId }, Number(number));
}

const DO: Readonly<Record<MoreAct, (asked: AskedByButton, number: number) => Promise<void>>> = {
  show: openTicket,
  assign: openAssign,
  labels: openLabels,
  async snooze(asked, number) {
    await openSnooze(asked, number);
  },
  async unsnooze({ desk, caller, replace }, number) {
    await unsnoozeTicket(desk, caller, number);
    await replace(plainAnswer(woken(number)));
  },
  async withdraw({ desk, caller, replace }, number) {
    await withdrawTicket(desk, caller, number);
    await replace(plainAnswer(withdrawn(number)));
  },
  async company(asked, number) {
    await openCompany(asked, number);
  },
  async call({ desk, caller, replace }, number) {
    await offerCall(desk, caller, number);
    await replace(plainAnswer(callOffered(number)));
  },
  async engineer(asked, number) {
    await openEngineer(asked, number);
  },
  async undo({ desk, caller, replace }, number) {
    await undoLast(desk, caller, number);
    await replace(plainAnswer(undone(number)));
  },
  async history(asked, number) {
    await openView(asked, historyModal(number, await readHistory(asked.desk, asked.caller, number)));
  },
  why: openWhy,
  incident: openDeclareTicket,
  async sensitive(asked, number) {
    await readTicket(asked.desk, asked.caller, number, 'ticket.mark-sensitive');
    await openView(asked, sensitiveModal(number));
  },
};

export async function submitSensitive({ desk, caller, view }: AskedByForm): Promise<undefined> {
  await markSensitive(desk, caller, Number(view.private_metadata));
}
