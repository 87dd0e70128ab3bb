import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listMessages } from '../../src/db/messages.ts';
import { findTicketBySource } from '../../src/db/tickets.ts';
import { messageKey } from '../../src/domain/ticket/origin.ts';
import { MINUTE_MS, SECOND_MS } from '../support/clock.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { twice } from './slack-record.ts';

/** What Slack tells of one request and one reply: written, edited, edited again, deleted. */
const TELLINGS = ['root', 'root edited', 'reply', 'reply edited', 'reply edited twice'] as const;
type Telling = (typeof TELLINGS)[number] | 'reply deleted' | 'root deleted';

interface Talk {
  readonly channel: string;
  readonly user: string;
  readonly root: string;
  readonly reply: string;
}

function eventOf(telling: Telling, { channel, user, root, reply }: Talk): object {
  const [what, how, again] = telling.split(' ');
  const ts = what === 'root' ? root : reply;
  const place = what === 'reply' ? { thread_ts: root } : {};
  const said = { type: 'message', user, ts, ...place };
  const base = { type: 'message', channel, channel_type: 'channel', event_ts: ts };
  if (how === undefined) return { ...base, ...said, text: `The ${what} of ${root}.` };
  if (how === 'deleted') {
    const previous = { ...said, text: `The ${what} of ${root}.` };
    return { ...base, subtype: 'message_deleted', deleted_ts: ts, previous_message: previous };
  }
  const text = `The ${what} of ${root}, ${again ? 'mended for good' : 'mended'}.`;
  const edited = { user, ts: `${Number(ts) + (again ? 2 : 1)}` };
  return {
    ...base,
    subtype: 'message_changed',
    message: { ...said, text, edited },
    previous_message: said,
    ts: edited.ts,
  };
}

/** What the desk holds in the end: of each of the two messages its words, or that it is gone. */
async function heldOf(stage: Stage, { channel, root, reply }: Talk): Promise<Record<string, string>> {
  const { desk, workspaceId } = stage.running;
  const ticket = await findTicketBySource(desk.db, workspaceId, messageKey(channel, root));
  if (!ticket) return {};
  const messages = await listMessages(desk.db, ticket.id);
  const words = (ts: string) => {
    const message = messages.find((one) => one.ts === ts);
    return message ? (message.deletedAt ? 'deleted' : message.text) : 'missing';
  };
  return { root: words(root), reply: words(reply), description: ticket.description };
}

/** Written for real, since the desk answers there; told in the order asked for. */
async function tell(stage: Stage, tellings: readonly Telling[]): Promise<Talk> {
  const ben = stage.as('ben');
  stage.slack.faults.inject({ kind: 'drop_event', probability: 1 });
  const root = await ben.post('#heron-help', 'A request.');
  const reply = await ben.post('#heron-help', 'A reply.', root.ts);
  stage.slack.faults.clear();
  const talk: Talk = { channel: root.channel, user: root.user, root: root.ts, reply: reply.ts };
  for (const telling of tellings) await stage.slack.deliver(eventOf(telling, talk));
  return talk;
}

async function inTheEnd(stage: Stage): Promise<void> {
  await stage.settle();
  for (let beat = 0; beat < 3; beat++) await stage.pass(30 * SECOND_MS);
  stage.clock.advance(MINUTE_MS);
}

const AT_ONCE = 6;

it.each([
  ['edits', [...TELLINGS]],
  ['a deleted reply', [...TELLINGS, 'reply deleted' as const]],
  ['a deleted request', ['root' as const, 'reply' as const, 'root deleted' as const]],
])(
  'R5 told in any order, a request, its reply and %s end as they do in order',
  async (_what, tellings) => {
    const stage = await openStage();
    const inOrder = await tell(stage, tellings);
    await inTheEnd(stage);
    const model = await heldOf(stage, inOrder);
    expect(model.root).toBeDefined();
    const orders = fc.array(fc.shuffledSubarray<Telling>(tellings, { minLength: tellings.length }), {
      minLength: AT_ONCE,
      maxLength: AT_ONCE,
    });
    await fc.assert(
      fc.asyncProperty(orders, async (shuffled) => {
        const talks: Talk[] = [];
        for (const order of shuffled) talks.push(await tell(stage, order));
        await inTheEnd(stage);
        for (const talk of talks) {
          const held = JSON.parse(
            JSON.stringify(await heldOf(stage, talk)).replaceAll(talk.root, inOrder.root),
          );
          expect(held).toEqual(model);
        }
        expect(twice(stage)).toEqual([]);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  },
  20_000,
);
