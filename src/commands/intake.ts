import type { App, KnownEventFromType, ReceiverEvent } from '@slack/bolt';
import { isEarly, type Told } from '../services/inbox/early.ts';
import { finishEvent, storeEvent } from '../services/inbox/inputs.ts';
import type { Doors, EventName, Hall } from './asked.ts';
import { attempt } from './attempt.ts';
import { askedBy } from './dispatch.ts';

interface EventBody {
  readonly type: string;
  readonly event_id: string;
  readonly event: {
    readonly type: string;
    readonly user?: unknown;
    readonly subtype?: string;
    readonly channel?: unknown;
    readonly ts?: string;
    readonly thread_ts?: string;
    readonly message?: Placed;
    readonly previous_message?: Placed;
  };
}

interface Placed {
  readonly user?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
}

/**
 * Bolt acknowledges events before it works on them, and a failure then loses them. So an event is in the inbox
 * first, then acknowledged, then worked on; what is left open goes through `replay` again.
 */
export function takeInEvents(app: App, hall: Hall, doors: Doors): (body: object) => Promise<void> {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event: ReceiverEvent) => {
    const body = event.body as EventBody;
    if (body.type === 'app_rate_limited') {
      hall.log.warn('Slack holds events back: there are more than it sends in an hour');
      return event.ack();
    }
    if (body.type !== 'event_callback') return process(event);
    if (!isOurs(body, hall, doors)) return event.ack();
    const told = toldBy(body);
    const isLater = told !== undefined && (await isEarly(hall.desk, hall.workspaceId, told));
    const when = isLater ? 'later' : 'now';
    const isNew = await storeEvent(hall.desk, hall.workspaceId, keyOf(body), event.body, when);
    // A connection that is gone hears no answer; the event is ours all the same.
    const acked = event.ack();
    if (isNew && !isLater) await Promise.allSettled([acked, process({ ...event, ack: async () => {} })]);
    await acked;
  };
  listenForEvents(app, hall, doors);
  return (body) => process({ body, ack: async () => {} });
}

function listenForEvents(app: App, hall: Hall, doors: Doors): void {
  app.event(/.*/, async ({ event, body, client }) => {
    const answer = doors.events[event.type as EventName] as
      | ((asked: ReturnType<typeof askedBy>, event: unknown) => Promise<void>)
      | undefined;
    if (!answer) return;
    const key = keyOf(body as EventBody);
    const { caller, ...asked } = askedBy(hall, client, whoOf(event), 'message', key);
    const stored = { ...asked, caller: { ...caller, isStored: true } };
    const ended = await attempt(hall, client, () => answer(stored, event));
    const isLeftOpen = 'said' in ended && ended.isBug;
    if (!isLeftOpen) await finishEvent(hall.desk, hall.workspaceId, key);
  });
}

/** Something the desk answers, and that somebody else did. */
function isOurs(body: EventBody, hall: Hall, doors: Doors): boolean {
  const isWhole = typeof body.event_id === 'string' && typeof body.event?.type === 'string';
  return isWhole && Object.hasOwn(doors.events, body.event.type) && !isOwnVoice(body, hall);
}

/** Of a message that was written, edited or deleted, where it stands. */
function toldBy({ event }: EventBody): Told | undefined {
  if (event.type !== 'message' || typeof event.channel !== 'string') return undefined;
  const isDeletion = event.subtype === 'message_deleted';
  const { ts, thread_ts: threadTs = null } = event.message ?? event.previous_message ?? event;
  return typeof ts === 'string' ? { channelId: event.channel, ts, threadTs, isDeletion } : undefined;
}

const keyOf = (body: EventBody): string => `event:${body.event_id}`;

/** The desk hears its own messages and reactions too, and does not answer itself. */
function isOwnVoice(body: EventBody, hall: Hall): boolean {
  const { type, user, message, previous_message: previous } = body.event;
  if (type.startsWith('member_')) return false;
  return [user, message?.user, previous?.user].includes(hall.botUserId);
}

function whoOf(event: KnownEventFromType<string>): string {
  const { user } = event as { user?: string | { id: string } };
  return typeof user === 'string' ? user : (user?.id ?? '');
}
