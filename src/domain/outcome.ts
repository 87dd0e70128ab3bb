import type { GithubNews, IssueComment, IssueFacts, IssueLabel } from './escalation/issue.ts';
import type { UserGroupFacts } from './people/user-group.ts';

/** What came of carrying one. */
export type Outcome =
  | { readonly is: 'posted'; readonly channelId: string; readonly ts: string }
  | { readonly is: 'done' }
  | { readonly is: 'answered'; readonly answer: Answer }
  /** Not tried, or told to come back: nothing was accepted. */
  | {
      readonly is: 'wait';
      readonly ms: number;
      readonly why: string;
      /** It goes on only when somebody has put it right. */
      readonly needsPerson?: boolean;
    }
  /** Perhaps accepted: time-out, reset, 5xx. */
  | { readonly is: 'unclear'; readonly why: string }
  | { readonly is: 'failed'; readonly why: string };

/** What of a room that is left could not be changed, and Slack's code for why; `room`: it is not archived. */
export interface LeftAsItWas {
  readonly what: 'topic' | 'name' | 'room';
  readonly why: string;
}

/** What reading Slack brought back, in the desk's words. */
export type Answer =
  | { readonly of: 'messages'; readonly channelId: string; readonly messages: readonly ReadMessage[] }
  | { readonly of: 'message'; readonly message: ReadMessage | null }
  | ReadHistory
  /** Nothing can be read there for whoever asked; a code. */
  | { readonly of: 'unreadable'; readonly why: string }
  /** `gone`: of the desk's own messages; or a code, where nothing can be read there any more. */
  | {
      readonly of: 'look';
      readonly channelId: string;
      readonly messages: readonly ReadMessage[];
      readonly gone: readonly string[] | string;
      /** Its requester as Slack knows them now. */
      readonly people: readonly PersonFacts[];
    }
  | { readonly of: 'people'; readonly people: readonly PersonFacts[] }
  /** Slack's code; null: their direct message opens. */
  | { readonly of: 'reach'; readonly personId: string; readonly problem: string | null }
  | { readonly of: 'members'; readonly channelId: string; readonly personIds: readonly string[] }
  /** `problem`: Slack's code for why none can be read. */
  | {
      readonly of: 'user groups';
      readonly groups: readonly UserGroupFacts[];
      readonly problem: string | null;
    }
  | { readonly of: 'user group'; readonly groupId: string; readonly personIds: readonly string[] }
  | {
      readonly of: 'triage';
      readonly channelId: string;
      readonly name: string;
      readonly memberIds: readonly string[];
    }
  | { readonly of: 'incidents'; readonly channelId: string; readonly name: string }
  | { readonly of: 'room'; readonly channelId: string; readonly name: string; readonly isPrivate: boolean }
  | { readonly of: 'left'; readonly stays: readonly LeftAsItWas[] }
  /** `problem`: Slack's code for why they cannot come. */
  | { readonly of: 'invited'; readonly personId: string; readonly problem: string | null }
  | { readonly of: 'channels'; readonly channels: readonly FoundChannel[] }
  | { readonly of: 'joined'; readonly channelId: string; readonly name: string }
  | { readonly of: 'issue'; readonly issue: IssueFacts }
  /** It was deleted. */
  | { readonly of: 'no issue' }
  | { readonly of: 'open issues'; readonly repo: string; readonly issues: readonly IssueFacts[] }
  | { readonly of: 'missed'; readonly news: readonly GithubNews[] }
  | {
      readonly of: 'issues';
      readonly repo: string;
      readonly issues: readonly IssueFacts[];
      readonly comments: readonly IssueComment[];
      /** All the repository has. */
      readonly labels: readonly IssueLabel[];
    };

/** A page of a channel's history, without replies. */
export interface ReadHistory {
  readonly of: 'history';
  readonly isPrivateChannel: boolean;
  readonly messages: readonly ReadRoot[];
  readonly byBots: number;
  /** The oldest ts of the page, whoever wrote it; null: nothing is there. */
  readonly backTo: string | null;
  readonly hasMore: boolean;
}

export type ReadRoot = ReadMessage & { readonly replies: number };

/** A private channel the desk is in. */
export interface FoundChannel {
  readonly channelId: string;
  readonly name: string;
  readonly isShared: boolean;
}

export interface ReadMessage {
  readonly personId: string;
  readonly ts: string;
  readonly threadTs: string | null;
  /** As Slack spells it, entities and all. */
  readonly text: string;
  readonly files: readonly { id: string; name: string; mimetype: string; size: number; url: string }[];
  /** Of one that was read. */
  readonly reactions?: readonly { name: string; personIds: readonly string[]; count: number }[];
}

export interface PersonFacts {
  readonly personId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
  readonly isStranger: boolean;
  readonly isBot: boolean;
  readonly isDeactivated: boolean;
  /** What follows the @ of their e-mail address. */
  readonly mailDomain: string | null;
  /** An emoji's name without colons. */
  readonly statusEmoji: string | null;
  readonly statusUntil: Date | null;
}
