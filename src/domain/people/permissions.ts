import { Refusal } from '../refusal.ts';
import type { Actor } from './actor.ts';
import { isAtMachine } from './machine.ts';
import type { Role } from './roles.ts';

/** What a permission looks at in a ticket. */
export interface Guarded {
  readonly number: number;
  readonly requesterId: string;
  readonly filedById: string;
  /** Of an escalated one: who was asked to take it, and the rest of tier 2 (ESC-7). */
  readonly engineerIds?: readonly string[];
}

type Who = (actor: Actor, ticket: Guarded) => boolean;

const insider: Who = (actor) => !actor.isOutside;
const agent: Who = (actor) => insider(actor, nobody) && actor.isAgent;
const admin: Who = (actor) => insider(actor, nobody) && actor.isAdmin;
const requester: Who = (actor, ticket) =>
  ticket !== nobody && insider(actor, ticket) && actor.personId === ticket.requesterId;
const filer: Who = (actor, ticket) =>
  ticket !== nobody && insider(actor, ticket) && actor.personId === ticket.filedById;
const engineer: Who = (actor, ticket) =>
  insider(actor, ticket) && (ticket.engineerIds?.includes(actor.personId) ?? false);
const holding =
  (role: Role): Who =>
  (actor) =>
    insider(actor, nobody) && actor.roles.includes(role);
const either =
  (...whos: Who[]): Who =>
  (actor, ticket) =>
    whos.some((who) => who(actor, ticket));

const leader: Who = either(holding('help desk manager'), holding('delivery manager'), admin);

const nobody: Guarded = { number: 0, requesterId: '', filedById: '' };

/** Who may do what (PPL-4): every door and every service asks this table, and what is not in it nobody may. */
const TABLE = {
  'ticket.file': { who: insider, only: 'people of this workspace' },
  'ticket.file-for-another': { who: agent, only: 'agents' },
  'ticket.import': { who: agent, only: 'agents' },
  'ticket.see': { who: either(requester, agent), only: 'its requester and the agents' },
  'ticket.history': { who: agent, only: 'agents' },
  'ticket.why': { who: agent, only: 'agents' },
  'ticket.list-all': { who: agent, only: 'agents' },
  'ticket.triage': { who: agent, only: 'agents' },
  'ticket.label': { who: agent, only: 'agents' },
  'ticket.take': { who: agent, only: 'agents' },
  'ticket.assign': { who: agent, only: 'agents' },
  'ticket.escalate': { who: agent, only: 'agents' },
  'escalation.answer': { who: engineer, only: 'the engineers of tier 2' },
  'escalation.decide': { who: holding('product owner'), only: 'the product owner' },
  'stakeholders.write': { who: holding('product owner'), only: 'the product owner' },
  'escalation.see-queue': {
    who: either(holding('product owner'), holding('delivery manager')),
    only: 'the product owner and the delivery manager',
  },
  'escalation.start': { who: either(agent, engineer), only: 'engineers and agents' },
  'ticket.reply': { who: agent, only: 'agents' },
  'ticket.note': { who: agent, only: 'agents' },
  'ticket.resolve': { who: agent, only: 'agents' },
  'ticket.withdraw': { who: either(filer, agent), only: 'whoever filed it and the agents' },
  'ticket.reopen': { who: either(requester, agent), only: 'its requester and the agents' },
  'ticket.judge': { who: requester, only: 'its requester' },
  'ticket.snooze': { who: agent, only: 'agents' },
  'ticket.link': { who: agent, only: 'agents' },
  'ticket.merge': { who: agent, only: 'agents' },
  'ticket.mark-sensitive': { who: agent, only: 'agents' },
  'storm.decide': { who: agent, only: 'agents' },
  'incident.declare': { who: insider, only: 'people of this workspace' },
  'incident.drill': {
    who: either(
      agent,
      admin,
      holding('product owner'),
      holding('delivery manager'),
      holding('help desk manager'),
    ),
    only: 'agents, managers, the product owner and admins',
  },
  'answer.use': { who: agent, only: 'agents' },
  'answer.share': { who: agent, only: 'agents' },
  'desk.away': { who: agent, only: 'agents' },
  'desk.report': {
    who: either(
      agent,
      admin,
      holding('product owner'),
      holding('delivery manager'),
      holding('help desk manager'),
    ),
    only: 'agents, managers, the product owner and admins',
  },
  'oncall.see': {
    who: either(agent, admin),
    only: 'agents, those who are called, and the workspace’s admins',
  },
  'desk.read-policy': { who: either(agent, admin), only: 'agents and the workspace’s admins' },
  'desk.change-taxonomy': { who: admin, only: 'the workspace’s admins' },
  'view.share': { who: admin, only: 'the workspace’s admins' },
  'desk.set-up': { who: admin, only: 'the workspace’s admins' },
} as const satisfies Record<string, { who: Who; only: string }>;

/** Of the command line, whoever is at it. */
const AT_MACHINE: readonly string[] = ['incident.declare', 'incident.drill'] satisfies (keyof typeof TABLE)[];

export type Action = keyof typeof TABLE;
export const ACTIONS = Object.keys(TABLE) as Action[];

/** True where the table says so; denies what it does not know. */
export function may(actor: Actor, action: Action, ticket: Guarded = nobody): boolean {
  if (isAtMachine(actor) && AT_MACHINE.includes(action)) return true;
  return Object.hasOwn(TABLE, action) && TABLE[action].who(actor, ticket);
}

/** Who leads the desk sees how much lies with whom: admins, and the managers whom `/desk setup` names. */
export const maySeeLoads = (actor: Actor): boolean => leader(actor, nobody);

/** What somebody may do with the rota. */
export interface RotaRights {
  readonly maySee: boolean;
  /** Phone numbers are for those who call each other, and for admins. */
  readonly maySeeNumbers: boolean;
  /** Takes a duty themselves; it is a burden, and any agent may carry it. */
  readonly mayTakeOver: boolean;
  /** Away from, or swapping, turns of their own. */
  readonly isMember: boolean;
  /** Members, turns, and the duties of others. */
  readonly mayChange: boolean;
}

/** PPL-3: those who are called see the rota even where they are no agents; those who lead the desk change it. */
export function rotaRights(actor: Actor, memberIds: readonly string[]): RotaRights {
  const isInCrew = actor.roles.length > 0 || memberIds.includes(actor.personId);
  const isCalled = insider(actor, nobody) && isInCrew;
  return {
    maySee: isCalled || may(actor, 'oncall.see'),
    maySeeNumbers: isCalled || admin(actor, nobody),
    mayTakeOver: isCalled || agent(actor, nobody),
    isMember: isCalled && memberIds.includes(actor.personId),
    mayChange: maySeeLoads(actor),
  };
}

/** Refuses whoever has not the right, naming who has. */
export function refuseUnlessRota(rights: RotaRights, right: keyof RotaRights): void {
  if (!rights[right]) throw notAllowed(ROTA_ONLY[right]);
}

const ROTA_ONLY: Record<keyof RotaRights, string> = {
  maySee: TABLE['oncall.see'].only,
  maySeeNumbers: 'those who are called, and the workspace’s admins',
  mayTakeOver: 'agents and those who are called',
  isMember: 'those in the rota',
  mayChange: 'the workspace’s admins and the managers of `/desk setup`',
};

const notAllowed = (only: string): Refusal =>
  new Refusal('not-allowed', `Nothing changed: only ${only} can do this. Ask them.`);

/** Refuses whoever may not, naming who may. What a requester may not see does not exist for them. */
export function refuseUnlessMay(actor: Actor, action: Action, ticket: Guarded = nobody): void {
  if (may(actor, action, ticket)) return;
  if (ticket !== nobody && !may(actor, 'ticket.see', ticket)) throw unknownTicket(ticket.number);
  throw notAllowed(TABLE[action].only);
}

export function unknownTicket(number: number, field?: string): Refusal {
  return new Refusal(
    'ticket.unknown',
    `There is no ticket ${number} that you can see. \`/ticket list\` shows yours.`,
    field,
  );
}
