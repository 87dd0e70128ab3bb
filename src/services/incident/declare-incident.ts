import type { Tx } from '../../db/handles.ts';
import { updateIncidentPerson } from '../../db/incident-people.ts';
import { type Incident, insertIncident, listCodenames } from '../../db/incidents.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import { findExposed, withoutExposed } from '../../domain/exposed/find-exposed.ts';
import { leftOutText } from '../../domain/exposed/words.ts';
import { nextCodename } from '../../domain/incident/codename.ts';
import type { IncidentSeries } from '../../domain/incident/name.ts';
import { needsRoom, type Severity } from '../../domain/incident/severity.ts';
import { declaredWords } from '../../domain/incident/words.ts';
import { internalWords } from '../../domain/message/words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { isOfMachine } from '../../domain/people/machine.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { readRungs } from '../oncall/read-oncall.ts';
import { answerCall, goOn } from './answer-call.ts';
import { attachWhatFits } from './attach-tickets.ts';
import { armCadence, nextSitrepBy } from './cadence.ts';
import { attachWaiting } from './decide-storm.ts';
import { gather } from './gather.ts';
import { giveCommand } from './give-command.ts';
import { startCalling } from './ladder.ts';
import { record } from './record.ts';
import { askForRoom, sayIn } from './send-incident.ts';
import { offerToMerge } from './sound-alike.ts';
import { isStaff } from './standing.ts';
import { trackIncident } from './track-incident.ts';
import { drawUndecidedStorms } from './watch-storm.ts';

export interface Declaration {
  readonly title: string;
  readonly severity: Severity | null;
  /** Nobody but those who are called or let in hears of it (INC-10). */
  readonly isPrivate: boolean;
  /** Practice: marked everywhere, and in no figure (INC-1). */
  readonly isDrill: boolean;
  /** The message it is about; whoever wrote it is the reporter. */
  readonly message: {
    readonly channelId: string;
    readonly ts: string;
    readonly authorId: string | null;
  } | null;
  /** The ticket that tells of it becomes part of it, and its requester is the reporter (INC-12). */
  readonly ticketNumber: number | null;
  /** The similar tickets it was suggested for become part of it. */
  readonly stormId: number | null;
}

/** INC-1: a title is enough, and nothing asked of the declarer can stand in the way. */
export function declareIncident(
  desk: Desk,
  caller: Caller,
  declaration: Declaration,
  stillWanted: () => void = () => undefined,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    stillWanted();
    const declared = await declareIn(tx, desk, actor, declaration, now);
    // A slow database may have been given up meanwhile.
    stillWanted();
    return declared;
  });
}

/** `codename`: of a private one whose room is there already. */
export async function declareIn(
  tx: Tx,
  desk: Desk,
  actor: Actor,
  declaration: Declaration & { readonly codename?: string | undefined },
  now: Date,
): Promise<Incident> {
  refuseUnlessMay(actor, declaration.isDrill ? 'incident.drill' : 'incident.declare');
  const series = declaration.isDrill ? 'drill' : declaration.isPrivate ? 'private' : 'incident';
  const incident = await openIncident(tx, desk.policy, actor, series, declaration, now);
  await trackIncident(tx, desk, incident, now);
  return incident;
}

/**
 * Headline, room, record and the first page. Whoever of the staff declares it is commander until somebody takes over;
 * whoever is on call answers by declaring (INC-3).
 */
async function openIncident(
  tx: Tx,
  policy: Policy,
  actor: Actor,
  series: IncidentSeries,
  {
    title: given,
    severity,
    isPrivate,
    message,
    ticketNumber,
    stormId,
    codename,
  }: Declaration & { readonly codename?: string | undefined },
  now: Date,
): Promise<Incident> {
  const { workspaceId, personId } = actor;
  // It is declared all the same, and at once (INC-1, INC-11).
  const title = withoutExposed(given);
  const ticket = ticketNumber === null ? null : await ticketFor(tx, actor, ticketNumber);
  const reporterId = message?.authorId ?? ticket?.requesterId ?? personId;
  const incident = await insertIncident(tx, {
    workspaceId,
    series,
    title,
    codename: isPrivate ? (codename ?? nextCodename(await listCodenames(tx, workspaceId))) : null,
    severity,
    isPrivate,
    highestSeverity: severity,
    declaredById: personId,
    reporterId,
    sourceChannelId: message?.channelId ?? null,
    sourceTs: message?.ts ?? null,
    declaredAt: now,
  });
  const fact = { kind: 'declared', title, severity, isPrivate, reporterId } as const;
  await record(tx, incident, actor, fact, now);
  if (!isOfMachine(personId)) await updateIncidentPerson(tx, incident, personId, {});
  const due = nextSitrepBy(policy, incident, 'first', now);
  const armed = await armCadence(tx, policy, incident, due);
  const rungs = await readRungs(tx, policy, workspaceId, now);
  await gather(tx, policy, incident, rungs, now);
  const isOnCall = [...rungs.onDuty, ...rungs.backup, ...rungs.team].includes(personId);
  const led =
    isOnCall || isStaff(actor)
      ? await giveCommand(tx, policy, armed, actor, personId, 'by declaring', now)
      : armed;
  const called = isOnCall
    ? await goOn(tx, await answerCall(tx, policy, led, actor, true, now), actor, now)
    : await startCalling(tx, policy, led, 'response', now);
  if (needsRoom(called)) await askForRoom(tx, called, now);
  if (ticket) await attachWhatFits(tx, called, actor, ticket, now);
  if (stormId !== null) await attachWaiting(tx, actor, stormId, called, 'declared', now);
  await drawUndecidedStorms(tx, workspaceId, now);
  if (called.commanderId !== personId)
    await sayIn(tx, called, { personId }, 'declared', declaredWords(called), now);
  const leftOut = findExposed(given).map(({ kind }) => kind);
  if (leftOut.length > 0) {
    await sayIn(tx, called, { personId }, 'left-out', internalWords(leftOutText(leftOut)), now);
  }
  await offerToMerge(tx, called, now);
  return called;
}

async function ticketFor(tx: Tx, actor: Actor, number: number): Promise<Ticket> {
  const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
  refuseUnlessMay(actor, 'ticket.triage', ticket);
  return ticket;
}
