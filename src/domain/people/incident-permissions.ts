import { Refusal } from '../refusal.ts';
import type { Actor } from './actor.ts';
import { isAtMachine } from './machine.ts';

/** What a permission looks at in an incident and in whoever asks, loaded at the moment of the change. */
export interface Standing {
  readonly isPrivate: boolean;
  /** Agents, tier 2, managers, product owner and admins, and whoever was called. */
  readonly isStaff: boolean;
  /** In its room, responding, called to it, asked to take command, holding a role, or let into a private one. */
  readonly isInside: boolean;
  readonly isCommander: boolean;
  /** Communications, technical lead or scribe. */
  readonly hasRole: boolean;
  /** Somebody is commander. */
  readonly isLed: boolean;
}

type Asker = Pick<Actor, 'isOutside'> & Partial<Pick<Actor, 'door'>>;
type Who = (standing: Standing) => boolean;

const reader: Who = ({ isPrivate, isInside }) => !isPrivate || isInside;
const staff: Who = (standing) => reader(standing) && standing.isStaff;
/** A public room is open to everybody: being in it lets nobody lead or answer for others. */
const worker: Who = (standing) => reader(standing) && (standing.isStaff || standing.isInside);
const commander: Who = (standing) => standing.isCommander || (!standing.isLed && staff(standing));
const lead: Who = (standing) => commander(standing) || standing.hasRole;

/** Who may do what in an incident (PPL-4); the table of permissions.ts for objects that tickets are not. */
const TABLE = {
  'incident.see': { who: reader, only: 'people of this incident' },
  'incident.join': { who: reader, only: 'people of this incident' },
  'incident.respond': { who: staff, only: 'agents and engineers' },
  'incident.work': { who: worker, only: 'agents, engineers and whoever is in the room' },
  'incident.make-real': { who: worker, only: 'agents, engineers and whoever is in the room' },
  'incident.attach': { who: staff, only: 'agents and engineers' },
  'incident.command': { who: staff, only: 'agents, engineers and managers' },
  'incident.report': { who: lead, only: 'the commander and whoever holds a role' },
  'incident.lead': { who: commander, only: 'the commander' },
} as const satisfies Record<string, { who: Who; only: string }>;

/** Of the command line, whoever is at it. */
const AT_MACHINE: readonly string[] = [
  'incident.see',
  'incident.work',
  'incident.report',
] satisfies (keyof typeof TABLE)[];

export type IncidentAction = keyof typeof TABLE;
export const INCIDENT_ACTIONS = Object.keys(TABLE) as IncidentAction[];

/** True where the table says so; nobody from outside may anything. */
export function mayIn(actor: Asker, action: IncidentAction, standing: Standing): boolean {
  if (isAtMachine(actor) && AT_MACHINE.includes(action)) return true;
  return !actor.isOutside && Object.hasOwn(TABLE, action) && TABLE[action].who(standing);
}

/** Refuses whoever may not, naming who may. A private incident does not exist for others (INC-10). */
export function refuseUnlessMayIn(actor: Asker, action: IncidentAction, standing: Standing): void {
  if (mayIn(actor, action, standing)) return;
  if (!mayIn(actor, 'incident.see', standing)) throw unknownIncident();
  throw new Refusal('not-allowed', `Nothing changed: only ${TABLE[action].only} can do this. Ask them.`);
}

export const unknownIncident = (): Refusal =>
  new Refusal('incident.unknown', 'There is no such incident. `/incident list` shows those that go on.');
