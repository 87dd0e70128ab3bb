import type { Clock } from './clock/clock.ts';
import type { Delivery } from './delivery.ts';
import type { Decision, Horizon } from './escalation/decision.ts';
import type { CardEngineer } from './escalation/hand-off.ts';
import type { IssueChange, NewIssue } from './escalation/issue.ts';
import type { Asking } from './follow-up/asked.ts';
import type { Hold } from './follow-up/held.ts';
import type { Dated } from './follow-up/next-step.ts';
import type { ImportFacts } from './import/facts.ts';
import type { IncidentFacts } from './incident/facts.ts';
import type { IncidentLink } from './incident/links.ts';
import type { OutsideCall } from './incident/outside-call.ts';
import type { OwnIncident } from './incident/own.ts';
import type { PageFacts } from './incident/page.ts';
import type { SitrepShown } from './incident/sitrep.ts';
import type { StormFacts } from './incident/storm.ts';
import type { Audience, SlackFile } from './message/audience.ts';
import type { Words } from './message/words.ts';
import type { ShownRole } from './people/role-words.ts';
import type { Door } from './ticket/door.ts';
import type { LinkedTicket } from './ticket/links.ts';
import type { Rating } from './ticket/rating.ts';
import type { Resolution, TicketStatus } from './ticket/status.ts';
import type { Priority, TicketType } from './ticket/triage.ts';

/** A delivery with everything needed to draw and carry it, loaded when it is sent. */

export type Destination =
  | { readonly channelId: string; readonly threadTs: string | null }
  /** A public channel, or a private one that the desk is in. */
  | { readonly channelName: string }
  /** Their direct message with the desk. */
  | { readonly personId: string };

/** A clock as staff see it. */
export type ClockFacts = Pick<
  Clock,
  'name' | 'target' | 'state' | 'pausedBecause' | 'dueAt' | 'metAt' | 'isLate'
>;

/** Where a ticket stands with the engineers. */
export type CardIssue =
  | { readonly is: 'possible' | 'being opened' }
  | { readonly is: 'waiting'; readonly until: Date; readonly why: string }
  | { readonly is: 'refused'; readonly why: string }
  | {
      readonly is: 'there';
      readonly repo: string;
      readonly number: number;
      readonly url: string;
      readonly state: 'open' | 'closed' | 'deleted';
      readonly stateReason: string | null;
      readonly assignee: string | null;
      readonly milestone: string | null;
      readonly labels: readonly string[];
      /** What is to be changed on it and cannot be now. */
      readonly waiting: { readonly until: Date; readonly why: string } | null;
    };

/** Where it stands with the product owner (ESC-3). */
export interface CardDecision {
  readonly is: Decision;
  /** Whoever decided. */
  readonly by: string | null;
  readonly at: Date | null;
  readonly priority: Priority | null;
  readonly horizon: Horizon | null;
  /** They want to know something first. */
  readonly isAsked: boolean;
  /** The product owner, where one is set. */
  readonly owner: string | null;
  readonly isStarted: boolean;
}

export interface CardFacts {
  readonly decision: CardDecision | null;
  /** Missing where the desk has no GitHub. */
  readonly issue: CardIssue | null;
  /** Of an escalated one. */
  readonly engineer: CardEngineer | null;
  readonly number: number;
  readonly summary: string;
  readonly description: string;
  readonly status: TicketStatus;
  readonly resolution: Resolution | null;
  readonly requester: string;
  /** Missing where the requester filed it. */
  readonly filer: string | null;
  readonly type: TicketType | null;
  readonly component: string | null;
  readonly labels: readonly string[];
  /** The four answers a defect's priority came from (TRI-3). */
  readonly impact: string | null;
  /** The priority with the sentence that explains it. */
  readonly because: string | null;
  readonly owner: string | null;
  /** The requester's organisation with its facts; null where there is none. */
  readonly organisation: string | null;
  /** Why the desk gave it to its owner; null where a person took it or gave it. */
  readonly given: string | null;
  /** Since when it waits for somebody to be free, in a group whose tickets are given out. */
  readonly waitsSince: Date | null;
  /** As its requester was told it. */
  readonly workaround: string | null;
  /** The group that owns it; null on a desk that has one. */
  readonly group: string | null;
  readonly door: Door;
  /** By `filer`, from what was said before (IN-5). */
  readonly isImported: boolean;
  readonly filedAt: Date;
  readonly clocks: readonly ClockFacts[];
  /** Missing where nothing is to be said of a silent requester, or of a snooze. */
  readonly silence: SilenceFacts | null;
  /** Of the end it stands at. */
  readonly rating: Rating | null;
  readonly isPrivate: boolean;
  readonly isSensitive: boolean;
  readonly sourceLink: string | null;
  readonly links: readonly LinkedTicket[];
}

/** What the desk does for want of an answer, and what it did. */
export interface SilenceFacts {
  readonly next: { readonly is: Dated['is']; readonly at: Date } | null;
  /** What keeps it from being closed for silence (FUP-3), such as others who wait for the same answer (TRI-8). */
  readonly heldBy: Hold | null;
  /** One of the desk's messages does not count: which, and why, in words. */
  readonly stopped: { readonly what: Asking; readonly why: string } | null;
  readonly snoozedUntil: Date | null;
  /** Of a ticket that was closed for silence: what reached its requester, where and when (FUP-2). */
  readonly proof: readonly Proof[];
}

export interface Proof {
  readonly what: Asking;
  readonly at: Date;
  readonly link: string;
}

/** A message of one side as the other side reads it. */
export interface CopyFacts {
  readonly author: string;
  readonly text: string;
  readonly audience: Audience;
  readonly to: 'conversation' | 'triage';
  /** Written in a form: the copy in the triage thread is a record of what went out. */
  readonly isOutgoing: boolean;
  readonly postedAt: Date;
  /** More than a moment before it is carried: then its own time is shown. */
  readonly isLate: boolean;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  /** The merged ticket it was said on, where staff read it under another's card (TRI-8). */
  readonly elsewhere: number | null;
  readonly number: number;
  readonly part: number;
  readonly parts: number;
}

export interface TicketLine {
  readonly number: number;
  readonly summary: string;
  readonly status: TicketStatus;
  readonly priority: Priority | null;
  readonly owner: string | null;
  readonly requester: string;
  readonly filedAt: Date;
  /** For staff alone. */
  readonly due: { readonly at: Date; readonly isOver: boolean } | null;
  readonly snoozedUntil: Date | null;
  /** The requester's thread or the card, whichever the reader may see. */
  readonly link: string | null;
  /** For its requester: it was merged, and is answered with another; `with` is its number where it is theirs too (TRI-8). */
  readonly goesOn: { readonly with: number | null } | null;
}

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

/** Somebody who has heard nothing since a moment (UPD-4). */
export type RadarLine = TicketLine & { readonly since: Date };

export interface RadarFacts {
  readonly silentDays: number;
  /** The longest silence first. */
  readonly lines: readonly RadarLine[];
  /** All of them, of which the lines are the first. */
  readonly count: number;
  /** There are so many that they were not counted to the end. */
  readonly isMore: boolean;
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

/** By what a room is known whose opening was not answered: what its name begins with, and not before when it was made. */
export interface RoomMade {
  readonly stems: readonly string[];
  readonly since: Date;
}

/** What goes to Slack. */
export type SlackParcel =
  | {
      readonly kind: 'card';
      readonly channelId: string;
      readonly ts: string | null;
      readonly card: CardFacts;
    }
  | { readonly kind: 'words'; readonly to: Destination; readonly words: Words }
  | { readonly kind: 'card.left'; readonly channelId: string; readonly ts: string; readonly words: Words }
  | { readonly kind: 'copy'; readonly to: Destination; readonly copy: CopyFacts }
  | { readonly kind: 'redraw'; readonly channelId: string; readonly ts: string; readonly copy: CopyFacts }
  | { readonly kind: 'file'; readonly to: Destination; readonly file: SlackFile; readonly author: string }
  | { readonly kind: 'home'; readonly personId: string; readonly home: HomeFacts }
  | { readonly kind: 'radar'; readonly channelId: string; readonly radar: RadarFacts }
  | {
      readonly kind: 'thread';
      readonly channelId: string;
      readonly threadTs: string;
      readonly since: string | null;
    }
  | {
      readonly kind: 'look';
      readonly channelId: string;
      readonly threadTs: string;
      readonly requesterId: string;
      /** The desk's own messages, oldest first. */
      readonly ours: readonly string[];
    }
  | {
      readonly kind: 'import.search';
      readonly channelId: string;
      /** Nothing is read that they could not read themselves. */
      readonly personId: string;
      readonly oldest: string;
      readonly latest: string;
      /** The latest too. */
      readonly isInclusive: boolean;
    }
  | {
      readonly kind: 'import.read';
      readonly channelId: string;
      readonly personId: string;
      readonly isPrivateChannel: boolean;
      readonly ts: string;
    }
  | { readonly kind: 'import.draw'; readonly form: ImportFacts }
  | { readonly kind: 'triage.find'; readonly adminIds: readonly string[] }
  | {
      readonly kind: 'incident.headline' | 'incident.card';
      readonly to: Destination;
      /** Where it stands already; null: it is to be posted. */
      readonly ts: string | null;
      readonly incident: IncidentFacts;
    }
  | {
      readonly kind: 'storm';
      readonly to: Destination;
      readonly ts: string | null;
      readonly storm: StormFacts;
    }
  | {
      readonly kind: 'incident.room';
      readonly name: string;
      readonly made: RoomMade;
      readonly isPrivate: boolean;
      readonly botUserId: string;
    }
  | { readonly kind: 'incident.seek-room'; readonly made: RoomMade; readonly botUserId: string }
  | {
      readonly kind: 'incident.page';
      readonly to: Destination;
      readonly ts: string | null;
      readonly page: PageFacts;
    }
  | {
      readonly kind: 'incident.topic';
      readonly channelId: string;
      readonly incident: IncidentFacts;
      /** Of the desk: a topic knows no reader's. */
      readonly zone: string;
    }
  | { readonly kind: 'incident.sitrep'; readonly to: Destination; readonly sitrep: SitrepShown }
  | {
      readonly kind: 'incident.report';
      readonly to: Destination;
      readonly name: string;
      readonly markdown: string;
      readonly comment: string;
    }
  | { readonly kind: 'incident.archive'; readonly channelId: string }
  | { readonly kind: 'incident.cut'; readonly channelId: string; readonly ts: string; readonly words: Words }
  | {
      readonly kind: 'incident.cut-sought';
      readonly channelId: string;
      readonly threadTs: string | null;
      /** What it is known by, and when it was meant to be sent. */
      readonly key: string;
      readonly since: Date;
      readonly words: Words;
    }
  | {
      readonly kind: 'incident.leave-room';
      readonly channelId: string;
      readonly name: string;
      readonly topic: string;
    }
  | {
      readonly kind: 'incident.bookmarks';
      readonly channelId: string;
      readonly links: readonly IncidentLink[];
    }
  | { readonly kind: 'incident.pin'; readonly channelId: string; readonly ts: string }
  | { readonly kind: 'incident.invite'; readonly channelId: string; readonly personId: string }
  | Extract<
      Delivery,
      {
        kind:
          | 'whisper'
          | 'reaction'
          | 'message.read'
          | 'mark.read'
          | 'channel.read'
          | 'channel.join'
          | 'channels.find'
          | 'incidents.find'
          | 'people.read'
          | 'person.read'
          | 'person.reach'
          | 'members.read'
          | 'usergroups.read'
          | 'usergroup.read';
      }
    >;

/** What goes to GitHub. */
export type IssueParcel =
  | { readonly kind: 'issue.open'; readonly issue: NewIssue }
  | {
      readonly kind: 'issue.change';
      readonly repo: string;
      readonly number: number;
      readonly change: IssueChange;
    }
  | {
      readonly kind: 'issue.comment';
      readonly repo: string;
      readonly number: number;
      readonly markdown: string;
    }
  | { readonly kind: 'issue.find-epic'; readonly repo: string; readonly issue: NewIssue }
  | {
      readonly kind: 'issue.place';
      readonly repo: string;
      readonly number: number;
      readonly issueId: number;
      /** Its number. */
      readonly epic: number;
    }
  | {
      readonly kind: 'issue.close-twin';
      readonly repo: string;
      readonly number: number;
      /** The issue that stays, as Markdown refers to it. */
      readonly of: string;
    }
  | { readonly kind: 'issue.look'; readonly repo: string; readonly number: number }
  | Extract<Delivery, { kind: 'issues.read' | 'issues.mirror' | 'hooks.read' }>;

/** For one of the policy's webhooks (INC-15). */
export interface OutsideParcel {
  readonly kind: 'outside.call';
  readonly url: string;
  readonly call: OutsideCall;
}

export type Parcel = SlackParcel | IssueParcel | OutsideParcel;

/** The key Slack can be asked for, and whether it must be: an earlier try may have got through. */
export interface Effect {
  readonly key: string;
  readonly isUnclear: boolean;
  readonly since: Date;
  /** Of an incident: no pace of the desk's own holds it back (INC-15). */
  readonly isUrgent: boolean;
}
