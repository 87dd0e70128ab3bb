import type { App, KnownEventFromType, ReceiverEvent } from '@slack/bolt';
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
    readonly message?: { readonly user?: string };
    readonly previous_message?: { readonly user?: string };
  };
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
    const isNew = await storeEvent(hall.desk, hall.workspaceId, keyOf(body), event.body);
    // A connection that is gone hears no answer; the event is ours all the same.
    const acked = event.ack();
    if (isNew) await Promise.allSettled([acked, process({ ...event, ack: async () => {} })]);
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
