import { notLike } from 'drizzle-orm';
import { transact } from '../../src/db/transact.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Parcel } from '../../src/domain/parcel.ts';
import type { Desk } from '../../src/services/desk.ts';
import { type Carrier, claimDue, deliver } from '../../src/services/outbox/deliver-outbox.ts';
import { REQUESTS } from '../faults/bare-desk.ts';

/** How the outside is today. `deaf`: it takes everything, and its answers are lost. */
export const WEATHER = ['well', 'away', 'deaf', 'refusing'] as const;
export type Weather = (typeof WEATHER)[number];

export interface Outside {
  weather: Weather;
  readonly carry: Carrier;
  /** What was accepted, by its key: more than once is once too often. */
  readonly accepted: Map<string, number>;
}

export function openOutside(): Outside {
  const accepted = new Map<string, number>();
  let count = 0;
  const outside: Outside = {
    weather: 'well',
    accepted,
    async carry(parcel, { key, isUnclear }): Promise<Outcome> {
      if (outside.weather === 'away') return { is: 'wait', ms: 30_000, why: 'away' };
      const isKnown = isUnclear && accepted.has(key);
      if (!isKnown && outside.weather === 'refusing' && isForRequester(parcel)) {
        return { is: 'failed', why: 'msg_blocked' };
      }
      if (!isKnown) accepted.set(key, (accepted.get(key) ?? 0) + 1);
      return outside.weather === 'deaf' ? { is: 'unclear', why: 'lost' } : answerTo(parcel, ++count);
    },
  };
  return outside;
}

const isForRequester = (parcel: Parcel): boolean =>
  'to' in parcel && 'channelId' in parcel.to && parcel.to.channelId === REQUESTS;

function answerTo(parcel: Parcel, n: number): Outcome {
  const ts = `5000000000.${String(n).padStart(6, '0')}`;
  switch (parcel.kind) {
    case 'card':
      return parcel.ts ? { is: 'done' } : { is: 'posted', channelId: parcel.channelId, ts };
    case 'words':
    case 'copy':
      return {
        is: 'posted',
        channelId: 'channelId' in parcel.to ? parcel.to.channelId : `D${JSON.stringify(parcel.to)}`,
        ts,
      };
    default:
      return { is: 'done' };
  }
}

/**
 * Sends what is due to the requester, and what has become due by that. What staff read has tests of its own; and
 * since nobody looks into the thread either, the desk neither asks again nor closes for want of an answer.
 */
export async function pump(desk: Desk, { carry }: Outside): Promise<void> {
  const { outbox } = desk.db.tables;
  await transact(desk.db, async (tx) => {
    await tx.delete(outbox).where(notLike(outbox.lane, 'ticket:%:conversation'));
  });
  for (;;) {
    const rows = await claimDue(desk, { urgent: 20, others: 20 }, true);
    if (rows.length === 0) return;
    for (const row of rows) await deliver(desk, carry, row);
  }
}
