import type { Delivery } from './delivery.ts';
import type { IssueChange, NewIssue } from './escalation/issue.ts';
import type { HomeFacts } from './home-facts.ts';
import type { ImportFacts } from './import/facts.ts';
import type { IncidentFacts } from './incident/facts.ts';
import type { IncidentLink } from './incident/links.ts';
import type { OutsideCall } from './incident/outside-call.ts';
import type { PageFacts } from './incident/page.ts';
import type { SitrepShown } from './incident/sitrep.ts';
import type { StormFacts } from './incident/storm.ts';
import type { SlackFile } from './message/audience.ts';
import type { CopyFacts } from './message/copy-facts.ts';
import type { Words } from './message/words.ts';
import type { RadarFacts } from './radar/facts.ts';
import type { CardFacts } from './ticket/card-facts.ts';

/** A delivery with everything needed to draw and carry it, loaded when it is sent. */

export type Destination =
  | { readonly channelId: string; readonly threadTs: string | null }
  /** A public channel, or a private one that the desk is in. */
  | { readonly channelName: string }
  /** Their direct message with the desk. */
  | { readonly personId: string };

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
