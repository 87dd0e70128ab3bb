import { type DueRow, listDue, postponeDue, takeDue } from '../db/due.ts';
import type { Tx } from '../db/handles.ts';
import { deleteImports } from '../db/imports.ts';
import { deleteDoneInputs } from '../db/inbox.ts';
import { deleteSent } from '../db/outbox-watch.ts';
import { getTicket } from '../db/tickets.ts';
import { transact } from '../db/transact.ts';
import { DAY_MS } from '../domain/time/local-days.ts';
import type { Policy } from '../policy/policy.ts';
import { lookAfterGroups } from './assignment/hand-out.ts';
import { HAND_OUT } from './assignment/wake.ts';
import { CLOCK } from './clock/keep-clocks.ts';
import { tellClocks, tellClocksOf } from './clock/tell-clocks.ts';
import { READ_SLACK, readSlack, scheduleTidy, TIDY } from './desk/open-desk.ts';
import type { Desk } from './desk.ts';
import { CHASE, chaseEngineer } from './escalation/chase-engineer.ts';
import { SWEEP_TWINS, sweepTwins } from './escalation/close-twin.ts';
import { endHandOff, HAND_OFF } from './escalation/hand-off.ts';
import { MIRROR_GITHUB, mirrorGithub, READ_GITHUB, readGithub } from './escalation/read-on.ts';
import { FOLLOW_UP } from './follow-up/alarm.ts';
import { considerFollowUp } from './follow-up/consider-follow-up.ts';
import { missStakeholders, STAKEHOLDERS } from './incident/ask-stakeholders.ts';
import { askNextInTime } from './incident/ask-to-take.ts';
import { SITREP } from './incident/cadence.ts';
import { callOutside, OUTSIDE } from './incident/call-outside.ts';
import { letGoOldCommander, OVERLAP } from './incident/complete-handover.ts';
import { ABSENT, HANDOVER } from './incident/give-command.ts';
import { climb, LADDER } from './incident/ladder.ts';
import { callNewCommander } from './incident/miss-commander.ts';
import { proposeRotation, ROTATION } from './incident/propose-rotation.ts';
import { ARCHIVE, archiveInTime, REPORT, REVIEW, remindReport, review } from './incident/remind-report.ts';
import { remindSitrep } from './incident/remind-sitrep.ts';
import { SPLIT, suggestSplit } from './incident/suggest-split.ts';
import { CHECK_RUNGS, checkRungs } from './oncall/check-rungs.ts';
import { WATCH_ROTA } from './oncall/wake.ts';
import { watchRota } from './oncall/watch-rota.ts';
import { NOTE_RADAR, noteRadar } from './radar/note-radar.ts';
import { sendCard } from './send/row.ts';
import { MOVE_TICKETS, moveOn } from './taxonomy/move-tickets.ts';
import { REDRAW_CARDS, redrawMoreCards } from './taxonomy/redraw-cards.ts';
import { CLOSE_TICKET, closeTicket } from './ticket/end-ticket.ts';
import { ADD_PARKED } from './ticket/hear-direct-message.ts';
import { addForgotten } from './ticket/place-parked.ts';
import { REDRAW_CARD } from './ticket/redraw-card.ts';
import { TELL_CHANGES, tellChanges } from './ticket/tell-changes.ts';
import { WAKE_TICKET, wakeOnTime } from './ticket/wake-ticket.ts';

type Work = (tx: Tx, row: DueRow, now: Date, policy: Policy) => Promise<void>;

/** Everything that happens later, by the kind of its row. */
const WORK: Readonly<Record<string, Work>> = {
  [REDRAW_CARDS]: redrawMoreCards,
  [MOVE_TICKETS]: (tx, row, now) => moveOn(tx, row, now),
  [CLOSE_TICKET]: async (tx, row, now) => closeTicket(tx, await getTicket(tx, Number(row.subject)), now),
  [REDRAW_CARD]: async (tx, row, now) => sendCard(tx, await getTicket(tx, Number(row.subject)), now),
  [CLOCK]: (tx, row, now, policy) => tellClocksOf(tx, policy, [row], now),
  [TELL_CHANGES]: (tx, row, now) => tellChanges(tx, Number(row.subject), now),
  [ADD_PARKED]: (tx, row, now, policy) => addForgotten(tx, policy, Number(row.subject), now),
  [READ_SLACK]: (tx, row, now, policy) => readSlack(tx, policy, row.workspaceId, now),
  [FOLLOW_UP]: (tx, row, now, policy) => considerFollowUp(tx, policy, Number(row.subject), now),
  [WAKE_TICKET]: (tx, row, now, policy) => wakeOnTime(tx, policy, Number(row.subject), now),
  [NOTE_RADAR]: (tx, row, now, { calendars }) => noteRadar(tx, calendars.desk, row.workspaceId, now),
  [HAND_OUT]: (tx, row, now, policy) => lookAfterGroups(tx, policy, row.workspaceId, now),
  [HAND_OFF]: (tx, row, now, policy) => endHandOff(tx, policy, Number(row.subject), now),
  [CHASE]: (tx, row, now, policy) => chaseEngineer(tx, policy, Number(row.subject), now),
  [MIRROR_GITHUB]: (tx, row, now) => mirrorGithub(tx, row.workspaceId, row.subject, now),
  [SWEEP_TWINS]: (tx, row, now) => sweepTwins(tx, row.workspaceId, row.subject, now),
  [READ_GITHUB]: (tx, row, now) => readGithub(tx, row.workspaceId, row.dueAt, now),
  [HANDOVER]: (tx, row, now, policy) => askNextInTime(tx, policy, Number(row.subject), now),
  [ABSENT]: (tx, row, now, policy) => callNewCommander(tx, policy, Number(row.subject), now),
  [ROTATION]: (tx, row, now, policy) => proposeRotation(tx, policy, Number(row.subject), now),
  [SPLIT]: (tx, row, now) => suggestSplit(tx, Number(row.subject), now),
  [OVERLAP]: (tx, row, now) => letGoOldCommander(tx, row.subject, now),
  [SITREP]: (tx, row, now, policy) => remindSitrep(tx, policy, Number(row.subject), now),
  [STAKEHOLDERS]: (tx, row, now) => missStakeholders(tx, Number(row.subject), now),
  [LADDER]: (tx, row, now, policy) => climb(tx, policy, Number(row.subject), now),
  [OUTSIDE]: (tx, row, now, policy) => callOutside(tx, policy, Number(row.subject), now),
  [WATCH_ROTA]: (tx, row, now, policy) => watchRota(tx, policy, row.workspaceId, now),
  [CHECK_RUNGS]: (tx, row, now, policy) => checkRungs(tx, policy, row.workspaceId, now),
  [REPORT]: (tx, row, now) => remindReport(tx, Number(row.subject), now),
  [ARCHIVE]: (tx, row, now) => archiveInTime(tx, Number(row.subject), now),
  [REVIEW]: (tx, row, now) => review(tx, Number(row.subject), now),
  [TIDY]: tidy,
};

const AT_ONCE = 200;
/** Longer than Slack or GitHub send anything again. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Does what is due: each thing once, late rather than never, in the transaction that takes its row. A failing
 * one is put off, so that it holds up no other; `onTrouble` hears of it.
 */
export async function runDue(desk: Desk, onTrouble: (row: DueRow, error: unknown) => void): Promise<number> {
  // One that fails keeps the others; below each has its own transaction, and trouble is heard of.
  await tellClocks(desk).catch(() => undefined);
  const rows = await listDue(desk.db, desk.now(), AT_ONCE);
  for (const row of rows) {
    try {
      await transact(desk.db, async (tx) => {
        const work = WORK[row.kind];
        // Of a newer version that was here before: it stays until that comes back.
        if (!work) throw new Error('This kind of due row is not known here.');
        if (await takeDue(tx, row)) await work(tx, row, desk.now(), desk.policy);
      });
    } catch (error) {
      onTrouble(row, error);
      await transact(desk.db, (tx) => postponeDue(tx, row, desk.now()));
    }
  }
  return rows.length;
}

/** Done inputs and sent deliveries have served as keys long enough. */
async function tidy(tx: Tx, row: DueRow, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  await deleteDoneInputs(tx, before);
  await deleteSent(tx, before);
  await deleteImports(tx, new Date(now.getTime() - DAY_MS));
  await scheduleTidy(tx, row.workspaceId, now);
}
