import type { Database } from '../../src/db/handles.ts';
import type { Tables } from '../../src/db/schema/tables.ts';
import { transact } from '../../src/db/transact.ts';
import type { Outcome, ReadMessage } from '../../src/domain/outcome.ts';
import type { Effect, Parcel } from '../../src/domain/parcel.ts';
import type { Caller } from '../../src/domain/people/actor.ts';
import { byRole } from '../../src/domain/people/roles.ts';
import type { Door } from '../../src/domain/ticket/door.ts';
import { tsOf } from '../../src/domain/ticket/origin.ts';
import { OutboxPump } from '../../src/jobs/outbox-pump.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { knowMembers, knowPeople } from '../../src/services/desk/know-people.ts';
import { openDesk } from '../../src/services/desk/open-desk.ts';
import { type ChosenChannel, setUpDesk } from '../../src/services/desk/set-up-desk.ts';
import type { Desk } from '../../src/services/desk.ts';
import type { Carrier } from '../../src/services/outbox/deliver-outbox.ts';
import { type TestClock, testClock } from '../support/clock.ts';
import { openTestSqlite } from '../support/engines.ts';

/** Services on a real database, without Slack: for what must be tried a thousand times. */
export const WORKSPACE = 'T1';
export const TRIAGE = 'C0TRIAGE';
export const REQUESTS = 'C0HELP';
export const PEOPLE = ['U0MAYA', 'U0BEN', 'U0TOMAS', 'U0OLA'];
const [MAYA = '', , TOMAS = '', OLA = ''] = PEOPLE;

export type OutboxRow = Tables['outbox']['$inferSelect'];

export async function openBareDesk(db?: Database): Promise<{ desk: Desk; clock: TestClock }> {
  const clock = testClock();
  const desk: Desk = { db: db ?? (await openTestSqlite()), now: clock.now, policy: loadPolicy('default') };
  await openDesk(desk, { id: WORKSPACE, name: 'Heron', url: 'https://heron.slack.com/', botUserId: 'U0BOT' });
  await knowPeople(
    desk,
    WORKSPACE,
    PEOPLE.map((personId) => ({
      personId,
      name: personId.slice(2).toLowerCase(),
      timeZone: 'America/New_York',
      isAdmin: personId === OLA,
      isGuest: false,
      isStranger: false,
      isBot: false,
      isDeactivated: false,
      mailDomain: null,
      statusEmoji: null,
      statusUntil: null,
    })),
  );
  const channel = { isMember: true, isShared: false };
  const triage: ChosenChannel = { channelId: TRIAGE, name: 'desk-triage', kind: 'private', ...channel };
  const requests: ChosenChannel = { channelId: REQUESTS, name: 'heron-help', kind: 'public', ...channel };
  await setUpDesk(desk, callerOf(OLA, 'form', 'form:setup'), {
    triage,
    incidents: null,
    requests: [requests],
    triageDutyIds: [],
    tier2Ids: [],
    managerId: null,
    deliveryManagerId: null,
    productOwnerId: null,
    userGroupIds: byRole(() => []),
    newUserGroups: [],
  });
  await transact(desk.db, (tx) => knowMembers(tx, desk.policy, WORKSPACE, TRIAGE, [TOMAS, OLA], desk.now()));
  return { desk, clock };
}

export function callerOf(personId: string, door: Door, inputKey: string): Caller {
  return { workspaceId: WORKSPACE, personId, door, inputKey, isStored: false };
}

export function heardAt(
  ts: string,
  text: string,
  personId = MAYA,
): ReadMessage & {
  channelId: string;
  isDirect: boolean;
} {
  return { channelId: REQUESTS, ts, threadTs: null, personId, text, files: [], isDirect: false };
}

/** A ts of its own for each message, at the moment of the clock. */
export function tsAt(clock: TestClock, n: number): string {
  return tsOf(clock.now()).replace(/0{6}$/, String(n).padStart(6, '0'));
}

export interface Carried {
  readonly parcel: Parcel;
  readonly effect: Effect;
}

/** Accepts everything, remembers it, and answers what is asked. `messages`: what can be read, by ts. */
export function willingCarrier(messages = new Map<string, ReadMessage>()): {
  carry: Carrier;
  carried: Carried[];
} {
  const carried: Carried[] = [];
  let count = 0;
  return {
    carried,
    async carry(parcel, effect): Promise<Outcome> {
      carried.push({ parcel, effect });
      switch (parcel.kind) {
        case 'card':
          if (parcel.ts) return { is: 'done' };
          return { is: 'posted', channelId: parcel.channelId, ts: `5000000000.${++count}` };
        case 'words':
        case 'copy': {
          const channelId = 'channelId' in parcel.to ? parcel.to.channelId : `D${JSON.stringify(parcel.to)}`;
          return { is: 'posted', channelId, ts: `5000000000.${++count}` };
        }
        case 'message.read':
          return { is: 'answered', answer: { of: 'message', message: messages.get(parcel.ts) ?? null } };
        case 'thread':
        case 'channel.read': {
          const { channelId } = parcel;
          return { is: 'answered', answer: { of: 'messages', channelId, messages: [] } };
        }
        default:
          return { is: 'done' };
      }
    },
  };
}

/** Sends what is due, and what has become due by that. */
export async function sendAll(desk: Desk, carry: Carrier): Promise<void> {
  const troubles: unknown[] = [];
  const pump = new OutboxPump(desk, carry, (error) => troubles.push(error));
  pump.wake();
  await pump.idle();
  await pump.stop(0);
  if (troubles.length > 0) throw troubles[0];
}

export async function listRows(desk: Desk): Promise<OutboxRow[]> {
  const { outbox } = desk.db.tables;
  return desk.db.select().from(outbox).orderBy(outbox.id);
}
