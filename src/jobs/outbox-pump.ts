import type { Desk } from '../services/desk.ts';
import {
  type Carrier,
  claimDue,
  deliver,
  isUrgent,
  keepLease,
  LEASE_MS,
  letGo,
  nextDelivery,
} from '../services/outbox/deliver-outbox.ts';

type Row = Awaited<ReturnType<typeof claimDue>>[number];

interface Sending {
  readonly row: Row;
  /** By the desk's clock: until then nobody else is given the row. */
  leaseUntil: number;
  readonly heartbeat: NodeJS.Timeout;
}

const AT_ONCE = 20;
/** Of incidents, beside those: they wait behind nothing (INC-15). */
const URGENT_AT_ONCE = 20;
/** While all other places are taken, incidents are looked for so often. */
const URGENT_LOOK_MS = 50;
/** Fewer free places than this are not worth a claim of their own. */
const WORTH_A_CLAIM = 10;
/** With a full hand there is more than Slack will take; between two hands the desk answers people. */
const BREATH_MS = 50;
const LONGEST_NAP_MS = 15_000;
const HEARTBEAT_MS = 20_000;
/** Longer than the longest upload: whoever is at it then will not come back, and its lease may run out. */
const PATIENCE_MS = 120_000;

/**
 * Sends the outbox: woken by every commit, by its own timer for what has to wait, and by the tick as a net.
 * Each row is sent by itself: one that hangs holds up its lane and nothing else.
 */
export class OutboxPump {
  private readonly desk: Desk;
  private readonly carry: Carrier;
  private readonly onTrouble: (error: unknown) => void;
  private readonly sending = new Map<Promise<void>, Sending>();
  private claiming: Promise<void> | undefined;
  private isWoken = false;
  private isStopped = false;
  private timer: NodeJS.Timeout | undefined;
  private urgentTimer: NodeJS.Timeout | undefined;

  constructor(desk: Desk, carry: Carrier, onTrouble: (error: unknown) => void) {
    this.desk = desk;
    this.carry = carry;
    this.onTrouble = onTrouble;
  }

  wake(): void {
    this.isWoken = true;
    if (this.isStopped || this.claiming) return;
    if (this.free() < WORTH_A_CLAIM) this.lookForUrgent();
    else this.begin(() => this.claim());
  }

  private begin(claim: () => Promise<void>): void {
    this.claiming = claim().finally(() => {
      this.claiming = undefined;
      if (this.isWoken) this.wake();
    });
  }

  private lookForUrgent(): void {
    this.urgentTimer ??= setTimeout(() => {
      this.urgentTimer = undefined;
      if (!this.isStopped && !this.claiming) this.begin(() => this.claimUrgent());
    }, URGENT_LOOK_MS).unref();
  }

  private async claimUrgent(): Promise<void> {
    try {
      const room = { urgent: URGENT_AT_ONCE - this.urgent(), others: 0 };
      for (const row of await claimDue(this.desk, room, false)) this.send(row);
    } catch (error) {
      this.onTrouble(error);
    }
  }

  /** Resolves when nothing is being sent and nothing that is due waits. */
  async idle(): Promise<void> {
    while (this.claiming || this.sending.size > 0) {
      await this.claiming;
      if (this.sending.size > 0) await Promise.race(this.sending.keys());
    }
  }

  /** No new claims; resolves when what is under way is settled, or after `patienceMs`, given back. */
  async stop(patienceMs: number): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    clearTimeout(this.urgentTimer);
    await this.claiming;
    await Promise.race([Promise.all(this.sending.keys()), pause(patienceMs)]);
    // Whoever never answers is no more waited for; the database may be closed by its next beat.
    for (const { heartbeat } of this.sending.values()) clearInterval(heartbeat);
    if (this.sending.size > 0)
      await letGo(
        this.desk,
        [...this.sending.values()].map(({ row }) => row),
      );
  }

  private async claim(): Promise<void> {
    try {
      while (this.isWoken && !this.isStopped && this.free() >= WORTH_A_CLAIM) {
        this.isWoken = false;
        const room = { urgent: URGENT_AT_ONCE - this.urgent(), others: this.free() };
        const rows = await claimDue(this.desk, room, !this.isSendingSuspect());
        for (const row of rows) this.send(row);
        if (rows.filter((row) => !isUrgent(row)).length < room.others) continue;
        this.isWoken = true;
        await pause(BREATH_MS);
      }
      await this.setTimer();
    } catch (error) {
      // The tick tries again; a loop of failures would help nobody.
      this.isWoken = false;
      this.onTrouble(error);
    }
  }

  private send(row: Row): void {
    const heartbeat = setInterval(() => this.extend(sending), HEARTBEAT_MS);
    const sending: Sending = { row, leaseUntil: this.leaseEnd(), heartbeat };
    const work = Promise.race([
      deliver(this.desk, this.carry, row).catch(this.onTrouble),
      pause(PATIENCE_MS),
    ]).then(() => {
      clearInterval(heartbeat);
      this.sending.delete(work);
      this.wake();
    });
    this.sending.set(work, sending);
  }

  private extend(sending: Sending): void {
    sending.leaseUntil = this.leaseEnd();
    keepLease(this.desk, sending.row).catch(this.onTrouble);
  }

  private free = (): number => AT_ONCE - (this.sending.size - this.urgent());

  private urgent = (): number => [...this.sending.values()].filter(({ row }) => isUrgent(row)).length;

  private leaseEnd = (): number => this.desk.now().getTime() + LEASE_MS;

  /** A row whose carrier once did not come back goes alone among its like, so that it takes no other with it. */
  private isSendingSuspect(): boolean {
    const now = this.desk.now().getTime();
    return [...this.sending.values()].some(({ row, leaseUntil }) => row.claims > 1 && leaseUntil > now);
  }

  private async setTimer(): Promise<void> {
    clearTimeout(this.timer);
    const next = await nextDelivery(this.desk);
    if (!next || this.isStopped) return;
    const ms = Math.min(Math.max(next.getTime() - this.desk.now().getTime(), 1), LONGEST_NAP_MS);
    this.timer = setTimeout(() => this.wake(), ms);
    this.timer.unref();
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
