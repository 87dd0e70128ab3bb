import type { OwnIncident } from './incident/own.ts';
import type { ShownRole } from './people/role-words.ts';
import type { RadarFacts } from './radar/facts.ts';
import type { TicketLine } from './ticket/line.ts';
import type { Priority, TicketType } from './ticket/triage.ts';

/** The beginning of a queue on App Home. */
export interface HomeQueue {
  readonly lines: readonly TicketLine[];
  /** All there are, counted no further than `MOST_COUNTED`. */
  readonly count: number;
}

export const MOST_COUNTED = 1000;

/** How much lies with one person; without a name, with nobody. */
export interface HomeLoad {
  readonly name: string | null;
  readonly open: number;
  readonly late: number;
}

/** An escalation that waits for the product owner. */
export interface DecisionLine {
  /** The ticket's. */
  readonly number: number;
  readonly title: string;
  readonly problem: string;
  readonly type: TicketType | null;
  readonly priority: Priority | null;
  /** Time-sensitive (TRI-5). */
  readonly isUrgent: boolean;
  readonly since: Date;
  /** What the product owner asked and nobody has answered yet. */
  readonly question: string | null;
  readonly issue: { readonly repo: string; readonly number: number; readonly url: string } | null;
}

export interface DecisionQueue {
  readonly lines: readonly DecisionLine[];
  /** All of them, of which the lines are the first. */
  readonly count: number;
  readonly mayDecide: boolean;
}

export interface HomeFacts {
  readonly incidents: readonly OwnIncident[];
  readonly own: HomeQueue;
  /** For the product owner, and for the delivery manager to see; null for everybody else. */
  readonly decisions: DecisionQueue | null;
  readonly agent: {
    readonly mine: HomeQueue;
    readonly unassigned: HomeQueue;
    readonly due: HomeQueue;
    readonly waiting: HomeQueue;
    readonly silent: RadarFacts;
    /** What they have said of their absence; null while they are here. */
    readonly away: string | null;
  } | null;
  /** For managers and admins. */
  readonly loads: readonly HomeLoad[] | null;
  /** What keeps the desk from giving out tickets, for managers and admins; null for everybody else. */
  readonly troubles: readonly string[] | null;
  /** Of somebody in the rota: their duty, now or next. */
  readonly duty: string | null;
  /** What would go wrong if somebody had to be called, for managers and admins; null for everybody else. */
  readonly oncallTroubles: readonly string[] | null;
  /** For admins, who has which role and what is still to be set, in sentences; null for everybody else. */
  readonly desk: { readonly roles: readonly ShownRole[]; readonly todo: readonly string[] } | null;
}
