import { createHmac, randomUUID } from 'node:crypto';
import type { Wire } from './wire.ts';
import type { Happening } from './world.ts';

export interface Hook {
  readonly url: string;
  readonly secret: string;
}

export interface Delivered {
  readonly id: string;
  readonly event: string;
  readonly action: string;
  readonly body: string;
  readonly at: Date;
  /** What the other side answered; 0 when nobody was there. */
  status: number;
}

/** GitHub's webhooks: signed, told once, and never again unless somebody presses *Redeliver*. */
export class Webhooks {
  readonly delivered: Delivered[] = [];
  /** Whether a token that is no app’s may read what was delivered. */
  isOpenToTokens = false;
  private hook: Hook | undefined;
  private isHeld = false;
  private readonly wire: () => Wire;
  private readonly now: () => Date;
  private readonly underWay = new Set<Promise<void>>();

  constructor(wire: () => Wire, now: () => Date) {
    this.wire = wire;
    this.now = now;
  }

  /** From now on what happens is told there; without one it is told nobody. */
  tell(hook: Hook | undefined): void {
    this.hook = hook;
  }

  get url(): string | undefined {
    return this.hook?.url;
  }

  get held(): boolean {
    return this.isHeld;
  }

  /** While it is held, webhooks are sent and reach nobody, as while the desk is away. */
  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
  }

  send(happening: Happening): void {
    if (!this.hook) return;
    const { event, action } = happening;
    const body = JSON.stringify(this.wire().happening(happening));
    const one = { id: randomUUID(), event, action, body, at: this.now(), status: 0 };
    this.delivered.push(one);
    if (!this.isHeld) this.post(one);
  }

  redeliver(id: string): void {
    const one = this.delivered.find((known) => known.id === id);
    if (one) this.post(one);
  }

  /** Resolves when every webhook under way is answered. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  private post(one: Delivered): void {
    const { hook } = this;
    if (!hook) return;
    const work = this.request(hook, one).then((status) => {
      one.status = status;
      this.underWay.delete(work);
    });
    this.underWay.add(work);
  }

  private async request({ url, secret }: Hook, { id, event, body }: Delivered): Promise<number> {
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/sandbox',
      'x-github-event': event,
      'x-github-delivery': id,
      'x-hub-signature-256': `sha256=${signature}`,
    };
    try {
      const response = await fetch(url, { method: 'POST', headers, body });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }
}
