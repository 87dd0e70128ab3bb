import type { Desk } from '../services/desk.ts';
import { type Carrier, deliverOutbox, nextDelivery } from '../services/outbox/deliver-outbox.ts';

/** With a full hand there is more than Slack will take; between two hands the desk answers people. */
const BREATH_MS = 50;
const LONGEST_NAP_MS = 15_000;

/** Sends the outbox: woken by every commit, by its own timer for what has to wait, and by the tick as a net. */
export class OutboxPump {
  private readonly desk: Desk;
  private readonly carry: Carrier;
  private readonly onTrouble: (error: unknown) => void;
  private running: Promise<void> | undefined;
  private isWoken = false;
  private isStopped = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(desk: Desk, carry: Carrier, onTrouble: (error: unknown) => void) {
    this.desk = desk;
    this.carry = carry;
    this.onTrouble = onTrouble;
  }

  wake(): void {
    this.isWoken = true;
    if (this.isStopped || this.running) return;
    this.running = this.run().finally(() => {
      this.running = undefined;
      if (this.isWoken) this.wake();
    });
  }

  /** Resolves when nothing is being sent and nothing that is due waits. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  /** No new claims; resolves when what is under way is settled. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    try {
      while (this.isWoken && !this.isStopped) {
        this.isWoken = false;
        const { sent, isFull } = await deliverOutbox(this.desk, this.carry);
        if (sent > 0) this.isWoken = true;
        if (isFull) await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
      }
      await this.setTimer();
    } catch (error) {
      // The tick tries again; a loop of failures would help nobody.
      this.isWoken = false;
      this.onTrouble(error);
    }
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
