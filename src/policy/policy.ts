import type { Group } from '../domain/assignment/group.ts';
import type { Route } from '../domain/assignment/routing.ts';
import type { Alarms } from '../domain/clock/alarm.ts';
import type { Targets } from '../domain/clock/target.ts';
import type { Horizon } from '../domain/escalation/decision.ts';
import type { Repository } from '../domain/escalation/where.ts';
import type { FollowUpDays } from '../domain/follow-up/next-step.ts';
import type { Organisation } from '../domain/people/organisation.ts';
import type { Calendar } from '../domain/time/calendar.ts';
import type { Target } from '../domain/time/target.ts';
import type { TemplateName } from '../domain/update/kinds.ts';
import type { IncidentPolicy } from './incidents.ts';
import type { Taxonomy } from './taxonomy.ts';

/** What a desk has decided about its work, read from one file at start. */
export interface Policy {
  /** All of it in words, a sentence each. */
  readonly tell: (now: Date) => string[];
  /** Another one where calendars, clocks or groups say something else: what is open is then counted anew. */
  readonly digest: string;
  /** By their names; the desk's own is always there. */
  readonly calendars: Readonly<Record<string, Calendar>> & { readonly desk: Calendar };
  readonly clocks: {
    /** How long the desk gives itself (FR-1, SLA-1). */
    readonly targets: Targets;
    /** Who hears that a clock is nearly over, or over (SLA-3). */
    readonly alarms: Alarms;
  };
  readonly taxonomy: Taxonomy;
  readonly resolving: {
    /** How long a reply, or a press, opens a resolved ticket again (RES-3). */
    readonly reopenDays: number;
  };
  /** Who owns tickets; the desk's own group is always there (PPL-2). */
  readonly groups: readonly Group[];
  /** In the order in which they are asked (TRI-7). */
  readonly routing: readonly Route[];
  readonly followUp: FollowUpDays;
  readonly radar: {
    /** Calendar days without a word until a requester is on the silence radar (UPD-4). */
    readonly silentDays: number;
  };
  /** So many low-priority defects on one component within so many days raise a note (TRI-9). */
  readonly patternNote: { readonly defects: number; readonly withinDays: number };
  readonly escalation: {
    /** The title of the standing issue that issues are placed below; null: there is none (ESC-1). */
    readonly epic: string | null;
    /** Where the issues of some components go. */
    readonly repositories: readonly Repository[];
    /** Within it an engineer who is asked to take a ticket answers; then the next one is asked (ESC-7). */
    readonly answerWithin: Target;
    /** Calendar days without news until the engineer is asked for some. */
    readonly chaseDays: number;
    /** The milestones that accepted issues go to, where the repository has them (ESC-3). */
    readonly milestones: Readonly<Record<Horizon, string>>;
    /** What an issue closed as completed makes of its tickets (ESC-4). */
    readonly completed: 'ready for testing' | 'done';
  };
  /** Who is called and when, and how an incident goes on (INC-3). */
  readonly incidents: IncidentPolicy;
  /** What a message to the requester begins as, with variables in braces (UPD-2). */
  readonly templates: Readonly<Record<TemplateName, string>>;
  /** Whom requesters work for (PPL-5). */
  readonly organisations: readonly Organisation[];
  readonly availability: {
    /** Emoji of a Slack status that mean: give me nothing while it lasts. */
    readonly awayEmoji: readonly string[];
  };
  /** Where a call takes place, with {ticket} for the number; null where none is offered (CNV-6). */
  readonly callLink: string | null;
}

/** The policy is wrong; one line for each mistake, with its place and what would be right. */
export class PolicyRefused extends Error {
  override readonly name = 'PolicyRefused';

  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}
