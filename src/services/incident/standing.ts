import type { Db } from '../../db/handles.ts';
import { hasPage } from '../../db/incident-pages.ts';
import { findIncidentPerson } from '../../db/incident-people.ts';
import type { Incident } from '../../db/incidents.ts';
import type { Actor } from '../../domain/people/actor.ts';
import {
  type IncidentAction,
  mayIn,
  refuseUnlessMayIn,
  type Standing,
} from '../../domain/people/incident-permissions.ts';

/** How somebody stands to an incident, for the permission table (PPL-4). */
export async function standingIn(db: Db, actor: Actor, incident: Incident): Promise<Standing> {
  const person = await findIncidentPerson(db, incident.id, actor.personId);
  const { commanderId, communicationsId, technicalLeadId, scribeId, isPrivate } = incident;
  const isCommander = commanderId === actor.personId;
  const hasRole = [communicationsId, technicalLeadId, scribeId].includes(actor.personId);
  const isAsked = incident.handover?.askedIds.includes(actor.personId) ?? false;
  const isCalled = isAsked || (await hasPage(db, incident.id, actor.personId));
  // Whoever has to do with a private one at all was called to it or let in, and has not left its room since.
  const isKnown = isPrivate && person !== undefined;
  const isThere = Boolean(person?.isInRoom || person?.respondingSince);
  return {
    isPrivate,
    isStaff: isCalled || isStaff(actor),
    isInside: isCommander || hasRole || (isPrivate ? isKnown || isAsked : isCalled || isThere),
    isCommander,
    hasRole,
    isLed: commanderId !== null,
  };
}

export async function mayDo(
  db: Db,
  actor: Actor,
  action: IncidentAction,
  incident: Incident,
): Promise<boolean> {
  return mayIn(actor, action, await standingIn(db, actor, incident));
}

export async function refuseUnlessMayDo(
  db: Db,
  actor: Actor,
  action: IncidentAction,
  incident: Incident,
): Promise<void> {
  refuseUnlessMayIn(actor, action, await standingIn(db, actor, incident));
}

/** Agents, tier 2, managers, product owner and admins: who can be asked to work on an incident. */
export const isStaff = (actor: Actor): boolean => actor.isAgent || actor.isAdmin || actor.roles.length > 0;
