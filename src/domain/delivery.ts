import type { IssueChange } from './escalation/issue.ts';
import type { Mark } from './incident/entry.ts';
import type { Rung } from './incident/ladder.ts';
import type { IncidentPlace } from './incident/place.ts';
import type { Telling } from './incident/telling.ts';
import type { PublicWords, Words } from './message/words.ts';

/** The changes of status, by their events, that a message to the requester stands for (UPD-1). */
type Covers = readonly number[];

/**
 * Something that must reach the outside, written down in the transaction that decided it. Words are exact;
 * a card, a copy or an App Home is only named, and drawn from what is true when it is sent.
 */
export type Delivery =
  | { readonly kind: 'card'; readonly ticketId: number }
  /** Opens the requester's thread where there is none yet. */
  | {
      readonly kind: 'requester.tell';
      readonly ticketId: number;
      readonly words: PublicWords;
      readonly covers?: Covers;
      /** Goes into the ledger of who was told of an incident (INC-13). */
      readonly ofIncident?: { readonly incidentId: number; readonly what: Telling };
    }
  /** IN-2: what was filed, and when a person answers, which depends on when it is sent. */
  | { readonly kind: 'requester.acknowledge'; readonly ticketId: number; readonly words: PublicWords }
  /** What event `eventId` decided, a follow-up or a closing notice: drawn as it is sent, if it is still wanted then. */
  | { readonly kind: 'requester.follow-up'; readonly ticketId: number; readonly eventId: number }
  /** A merged ticket's go where its work goes on, but for what is said of the merging itself. */
  | {
      readonly kind: 'staff.tell';
      readonly ticketId: number;
      readonly words: Words;
      readonly onOwnCard?: true;
    }
  | {
      readonly kind: 'message.copy';
      readonly messageId: number;
      readonly to: 'conversation' | 'triage';
      readonly part: number;
      readonly covers?: Covers;
      /** For the requester of this ticket, which was merged into the message's own (TRI-8). */
      readonly forTicketId?: number;
    }
  | {
      readonly kind: 'message.redraw';
      readonly messageId: number;
      readonly to: 'conversation' | 'triage';
      readonly forTicketId?: number;
    }
  | {
      readonly kind: 'file.copy';
      readonly messageId: number;
      readonly fileId: string;
      readonly to: 'conversation' | 'triage';
      readonly forTicketId?: number;
    }
  /** In the triage channel of a group, null: of the desk's own; where somebody must read it. */
  | { readonly kind: 'group.tell'; readonly groupKey: string | null; readonly words: Words }
  | { readonly kind: 'person.tell'; readonly personId: string; readonly words: Words }
  /** In a thread of a direct message with the desk that is no ticket's. */
  | {
      readonly kind: 'thread.tell';
      readonly channelId: string;
      readonly threadTs: string;
      readonly words: PublicWords;
    }
  /** Seen by one person, once, where they are; Slack cannot be asked for it afterwards. */
  | {
      readonly kind: 'whisper';
      readonly channelId: string;
      readonly threadTs: string | null;
      readonly personId: string;
      readonly words: Words;
    }
  | {
      readonly kind: 'reaction';
      readonly channelId: string;
      readonly ts: string;
      readonly emoji: string;
      readonly on: boolean;
    }
  | { readonly kind: 'home'; readonly personId: string }
  /** The morning's note of who has heard nothing; whatever is true when it is sent (UPD-4). */
  | { readonly kind: 'radar' }
  /** Reads the one message somebody wants filed, of which a reaction tells only the place. */
  | {
      readonly kind: 'message.read';
      readonly channelId: string;
      readonly ts: string;
      readonly filedById: string;
    }
  /** Reads the thread a ticket came from, for what was said before it was filed. */
  | { readonly kind: 'thread.read'; readonly ticketId: number; readonly since: string | null }
  /** Before silence is acted on: whether an answer, or one of the desk's own messages (`ours`), is there (FUP-2). */
  | { readonly kind: 'thread.look'; readonly ticketId: number; readonly ours: readonly string[] }
  /** Reads on in a request channel after down-time. */
  | { readonly kind: 'channel.read'; readonly channelId: string; readonly since: string }
  /** Reads on, backwards, in a channel in which somebody looks for messages without a ticket (IN-5). */
  | { readonly kind: 'import.search'; readonly importId: number }
  /** Reads a thread that becomes a ticket as it is then. */
  | { readonly kind: 'import.read'; readonly importId: number; readonly ts: string }
  /** Draws an import in the form of whoever asked, if they have it open still. */
  | { readonly kind: 'import.draw'; readonly importId: number }
  /** The card went to another channel; what stood here says where. */
  | {
      readonly kind: 'card.left';
      readonly ticketId: number;
      readonly channelId: string;
      readonly ts: string;
    }
  /** Reads a message that somebody marked for an incident's record (INC-9). */
  | {
      readonly kind: 'mark.read';
      readonly channelId: string;
      readonly ts: string;
      readonly mark: Mark;
      readonly personId: string;
    }
  | { readonly kind: 'channels.find' }
  /** The public channel where incidents have their headlines, or one made for them (INC-2). */
  | { readonly kind: 'incidents.find' }
  /** Similar tickets that may be one incident, where the team works (INC-12). */
  | { readonly kind: 'storm'; readonly stormId: number }
  | { readonly kind: 'incident.headline'; readonly incidentId: number }
  /** Opens the incident's own channel. */
  | { readonly kind: 'incident.room'; readonly incidentId: number }
  /** Looks for a public one that Slack may have opened for it before it became private, and whose answer was lost (INC-10). */
  | { readonly kind: 'incident.seek-room'; readonly incidentId: number }
  | { readonly kind: 'incident.card'; readonly incidentId: number }
  | { readonly kind: 'incident.topic'; readonly incidentId: number }
  | { readonly kind: 'incident.pin'; readonly incidentId: number }
  | { readonly kind: 'incident.bookmarks'; readonly incidentId: number }
  | { readonly kind: 'incident.invite'; readonly incidentId: number; readonly personId: string }
  /**
   * `what`: goes into the ledger of who was told (INC-13); `aboutId`: another one that everybody reads of in it;
   * `isRepeated`: said again until somebody answers, so that of several that wait only the newest is (INC-3).
   */
  | {
      readonly kind: 'incident.tell';
      readonly incidentId: number;
      readonly to: IncidentPlace;
      readonly words: Words;
      readonly what?: Telling;
      readonly aboutId?: number;
      readonly isRepeated?: true;
    }
  /** Calls somebody (INC-3); a page that is there already is drawn anew. */
  | { readonly kind: 'incident.page'; readonly incidentId: number; readonly pageId: number }
  /** A thread's card, when it has gone to a channel. */
  | {
      readonly kind: 'incident.card-left';
      readonly incidentId: number;
      readonly channelId: string;
      readonly ts: string;
    }
  | {
      readonly kind: 'incident.sitrep';
      readonly incidentId: number;
      readonly sitrepId: number;
      readonly to: Exclude<IncidentPlace, 'stakeholders'>;
    }
  /** The report as a file, in the room (INC-14). */
  | { readonly kind: 'incident.report'; readonly incidentId: number }
  /** Cuts a message down to a neutral line; `name`: what its incident was called while everybody could read it (INC-10). */
  | {
      readonly kind: 'incident.cut';
      readonly incidentId: number;
      readonly channelId: string;
      readonly ts: string;
      readonly name: string;
    }
  /** The same, of what another row may have put there: it is waited for, and then looked for by its key. */
  | {
      readonly kind: 'incident.cut-sought';
      readonly incidentId: number;
      readonly channelId: string;
      readonly threadTs: string | null;
      readonly rowId: number;
      readonly name: string;
    }
  /** The room that everybody could read: emptied of what tells what went on, and archived. `number`: its own until then. */
  | {
      readonly kind: 'incident.leave-room';
      readonly incidentId: number;
      readonly channelId: string;
      readonly name: string;
      readonly number: number;
    }
  /** Archives the room. */
  | { readonly kind: 'incident.archive'; readonly incidentId: number }
  /** Tells a webhook whom to telephone, while Slack does not carry the calls (INC-15). */
  | { readonly kind: 'outside.call'; readonly incidentId: number; readonly rung: Rung; readonly url: string }
  | { readonly kind: 'channel.join'; readonly channelId: string }
  | { readonly kind: 'triage.find' }
  | { readonly kind: 'people.read' }
  | { readonly kind: 'person.read'; readonly personId: string }
  /** Opens their direct message and says nothing in it: whether it opens (INC-3). */
  | { readonly kind: 'person.reach'; readonly personId: string }
  | { readonly kind: 'members.read'; readonly channelId: string }
  /** All of Slack's user groups, without who is in them; then who is in one. */
  | { readonly kind: 'usergroups.read' }
  | { readonly kind: 'usergroup.read'; readonly groupId: string }
  /** Opens the issue of an escalation (ESC-1). */
  | { readonly kind: 'issue.open'; readonly escalationId: number }
  | { readonly kind: 'issue.change'; readonly escalationId: number; readonly change: IssueChange }
  /** `markdown` is exact: people's words in it do nothing any more. */
  | { readonly kind: 'issue.comment'; readonly escalationId: number; readonly markdown: string }
  /** Opens an issue of an incident, by the row that stands for it (INC-2, INC-14). */
  | { readonly kind: 'issue.track'; readonly trackedId: number }
  /** Draws title, body and state of it anew, where it is there. */
  | { readonly kind: 'issue.keep'; readonly trackedId: number }
  /** A sitrep, as a comment on the tracking record (INC-7). */
  | { readonly kind: 'issue.sitrep'; readonly trackedId: number; readonly sitrepId: number }
  /** The report, as a comment on it. */
  | { readonly kind: 'issue.report'; readonly trackedId: number }
  /** Takes out of it what it said, and closes it: its incident is private now (INC-10). */
  | { readonly kind: 'issue.cut'; readonly trackedId: number }
  /** Finds or opens the standing issue of a repository. */
  | { readonly kind: 'issue.find-epic'; readonly epicId: number }
  /** Puts the issue of an escalation below it (ESC-1). */
  | { readonly kind: 'issue.place'; readonly escalationId: number; readonly epicId: number }
  /** Closes the second issue of an escalation (ESC-8); both by their rows. */
  | { readonly kind: 'issue.close-twin'; readonly twinId: number; readonly issueId: number }
  /** Whether an issue, by its row, is where the desk thinks it is. */
  | { readonly kind: 'issue.look'; readonly issueRowId: number }
  /** All that is open in a repository. */
  | { readonly kind: 'issues.mirror'; readonly repo: string }
  /** What webhooks told since and nobody took. */
  | { readonly kind: 'hooks.read'; readonly repo: string; readonly since: string }
  /** What changed in a repository since, as a second way for what its webhooks should have told. */
  | { readonly kind: 'issues.read'; readonly repo: string; readonly since: string };

export type DeliveryKind = Delivery['kind'];

/** Incidents overtake everything else (INC-15); reading waits for people. */
export const RANK = { incident: 0, ticket: 1, reading: 2 } as const;
