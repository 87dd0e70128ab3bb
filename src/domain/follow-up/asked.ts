/** The three messages that must have reached somebody before their silence closes a ticket (FUP-2). */
export const ASKINGS = ['question', 'follow-up', 'closing notice'] as const;
export type Asking = (typeof ASKINGS)[number];

/** Where and when Slack took a message. */
export interface Delivered {
  /** By the desk's clock. */
  readonly at: Date;
  readonly channelId: string;
  /** By Slack's clock. */
  readonly ts: string;
}

export interface Sent {
  /** Of the event that decided it. */
  readonly eventId: number;
  readonly delivered: Delivered | null;
  /** Why it did not arrive, or does not count any more. */
  readonly undelivered: string | null;
}

/** The question a ticket waits on, and what has been sent for want of an answer. */
export interface Asked {
  readonly question: Sent & { readonly messageId: number; readonly askedById: string };
  readonly followUp: Sent | null;
  /** `closesAt`: the moment it names; null where it closes the ticket by arriving. */
  readonly notice: (Sent & { readonly closesAt: Date | null }) | null;
}

export interface Happened {
  readonly id: number;
  readonly kind: string;
  readonly actorId: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** FUP-1: the last public words of staff, where they ask and nothing has come back since. From the history alone. */
export function askedIn(history: readonly Happened[]): Asked | undefined {
  return history.reduce<Asked | undefined>(after, undefined);
}

function after(asked: Asked | undefined, event: Happened): Asked | undefined {
  const { kind, detail } = event;
  switch (kind) {
    case 'replied':
      return detail.asks ? askedBy(event) : undefined;
    case 'heard':
    case 'still needed':
    case 'satisfied':
    case 'resolved':
    case 'reopened':
      return undefined;
    case 'removed':
      return asked?.question.messageId === detail.messageId ? undefined : asked;
    case 'followed up':
      return asked && { ...asked, followUp: unsent(event) };
    case 'gave notice': {
      const closesAt = typeof detail.closesAt === 'string' ? new Date(detail.closesAt) : null;
      return asked && { ...asked, notice: { ...unsent(event), closesAt } };
    }
    case 'delivered': {
      const { channelId, ts } = detail as { channelId: string; ts: string };
      return (
        asked && settled(asked, event, { delivered: { at: event.at, channelId, ts }, undelivered: null })
      );
    }
    case 'undelivered':
      return asked && settled(asked, event, { undelivered: String(detail.why) });
    default:
      return asked;
  }
}

const unsent = ({ id }: Happened): Sent => ({ eventId: id, delivered: null, undelivered: null });

function askedBy(event: Happened): Asked {
  const messageId = Number(event.detail.messageId);
  return {
    question: { ...unsent(event), messageId, askedById: event.actorId },
    followUp: null,
    notice: null,
  };
}

/** What became of one of the three; a message sent again after a failure counts once it has arrived. */
function settled(asked: Asked, { detail }: Happened, change: Partial<Sent>): Asked {
  const { question, followUp, notice } = asked;
  const is = (sent: Sent | null): sent is Sent => sent?.eventId === detail.eventId;
  if (is(question)) return { ...asked, question: { ...question, ...change } };
  if (is(followUp)) return { ...asked, followUp: { ...followUp, ...change } };
  return is(notice) ? { ...asked, notice: { ...notice, ...change } } : asked;
}

/** The three, as far as they have been sent. */
export function sentOf({ question, followUp, notice }: Asked): (Sent & { readonly what: Asking })[] {
  const all = [
    { what: 'question', sent: question },
    { what: 'follow-up', sent: followUp },
    { what: 'closing notice', sent: notice },
  ] as const;
  return all.flatMap(({ what, sent }) => (sent ? [{ ...sent, what }] : []));
}
