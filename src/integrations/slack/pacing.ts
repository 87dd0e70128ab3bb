/** Slack's tiers: calls a minute of each method, at the least what a workspace is given. */
const A_MINUTE: Record<string, number> = {
  'chat.postMessage': 300,
  'chat.postEphemeral': 100,
  'chat.update': 50,
  'conversations.create': 20,
  'conversations.history': 50,
  'conversations.info': 50,
  'conversations.invite': 50,
  'conversations.join': 50,
  'conversations.list': 20,
  'conversations.members': 100,
  'conversations.open': 50,
  'conversations.replies': 50,
  'conversations.setTopic': 20,
  'files.completeUploadExternal': 100,
  'files.getUploadURLExternal': 100,
  'reactions.add': 50,
  'reactions.remove': 20,
  'users.info': 100,
  'users.list': 20,
  'views.publish': 100,
};

/** One message a second in a channel; a few at once are let through. */
const CHANNEL = { most: 4, perMs: 1 / 1000 };

interface Bucket {
  left: number;
  at: number;
}

/**
 * Keeps the desk under Slack's limits by itself. What comes too soon is given a turn of its own and told how
 * long that is away, in ms: however many wait for a channel, each is looked at twice and no more.
 */
export class Pacer {
  private readonly buckets = new Map<string, Bucket>();
  private readonly turns = new Map<string, number>();

  /** 0: go on. `key` names the one call, so that it finds its turn when it comes back. */
  take(method: string, channelId: string | undefined, key: string, now: Date): number {
    const turn = this.turns.get(key);
    if (turn !== undefined && turn > now.getTime()) return turn - now.getTime();
    if (turn !== undefined) {
      this.turns.delete(key);
      return 0;
    }
    const wait = Math.ceil(Math.max(...this.waits(method, channelId, now)));
    if (wait > 0) this.turns.set(key, now.getTime() + wait);
    return wait;
  }

  private waits(method: string, channelId: string | undefined, now: Date): number[] {
    const aMinute = A_MINUTE[method];
    if (!aMinute) throw new Error(`${method} has no pace: add it to A_MINUTE.`);
    const waits = [this.spend(method, aMinute, aMinute / 60_000, now)];
    if (method === 'chat.postMessage' && channelId) {
      waits.push(this.spend(`channel ${channelId}`, CHANNEL.most, CHANNEL.perMs, now));
    }
    return waits;
  }

  /** Takes one, on credit if need be; how long until it is paid for. */
  private spend(name: string, most: number, perMs: number, now: Date): number {
    const at = now.getTime();
    const bucket = this.buckets.get(name) ?? { left: most, at };
    // A clock that was set back gives nothing and takes nothing.
    bucket.left = Math.min(most, bucket.left + Math.max(0, at - bucket.at) * perMs) - 1;
    bucket.at = at;
    this.buckets.set(name, bucket);
    return bucket.left >= 0 ? 0 : -bucket.left / perMs;
  }
}
