import type { Tx } from '../../db/handles.ts';
import { updateIncidentPerson } from '../../db/incident-people.ts';
import { type Incident, insertIncident } from '../../db/incidents.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { IncidentSeries } from '../../domain/incident/name.ts';
import { needsRoom, type Severity } from '../../domain/incident/severity.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { holdRole } from './hold-role.ts';
import { record } from './record.ts';
import { askForRoom, drawIncident } from './send-incident.ts';
import { isStaff } from './standing.ts';

export interface Declaration {
  readonly title: string;
  readonly severity: Severity | null;
  /** The message it is about; whoever wrote it is the reporter. */
  readonly message: {
    readonly channelId: string;
    readonly ts: string;
    readonly authorId: string | null;
  } | null;
}

/** INC-1: a title is enough, and nothing asked of the declarer can stand in the way. */
export function declareIncident(desk: Desk, caller: Caller, declaration: Declaration): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    refuseUnlessMay(actor, 'incident.declare');
    return openIncident(tx, actor, 'incident', declaration, now);
  });
}

/** Headline, room and record, and whoever of the staff declares it is commander until somebody takes over (INC-3). */
async function openIncident(
  tx: Tx,
  actor: Actor,
  series: IncidentSeries,
  { title, severity, message }: Declaration,
  now: Date,
): Promise<Incident> {
  const { workspaceId, personId } = actor;
  const reporterId = message?.authorId ?? personId;
  const incident = await insertIncident(tx, {
    workspaceId,
    series,
    title,
    severity,
    highestSeverity: severity,
    declaredById: personId,
    reporterId,
    sourceChannelId: message?.channelId ?? null,
    sourceTs: message?.ts ?? null,
    declaredAt: now,
  });
  const fact = { kind: 'declared', title, severity, isPrivate: false, reporterId } as const;
  await record(tx, incident, actor, fact, now);
  await updateIncidentPerson(tx, incident, personId, {});
  const { setup } = await getWorkspace(tx, workspaceId);
  const led = isStaff(actor, setup)
    ? await holdRole(tx, incident, actor, 'commander', personId, 'by declaring', now)
    : incident;
  await drawIncident(tx, led, now);
  if (needsRoom(severity)) await askForRoom(tx, led, now);
  return led;
}
