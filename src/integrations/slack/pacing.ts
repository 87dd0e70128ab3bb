/** Slack's tiers: calls a minute of each method, at the least what a workspace is given. */
export const A_MINUTE: Readonly<Record<string, number>> = {
  'bookmarks.add': 20,
  'bookmarks.edit': 20,
  'bookmarks.list': 50,
  'bookmarks.remove': 20,
  'chat.postMessage': 300,
  'chat.postEphemeral': 100,
  'chat.update': 50,
  'conversations.archive': 20,
  'conversations.create': 20,
  'conversations.history': 50,
  'conversations.info': 50,
  'conversations.invite': 50,
  'conversations.join': 50,
  'conversations.list': 20,
  'conversations.members': 100,
  'conversations.open': 50,
  'conversations.rename': 20,
  'conversations.replies': 50,
  'conversations.setTopic': 20,
  'files.completeUploadExternal': 100,
  'files.getUploadURLExternal': 100,
  'pins.add': 20,
  'reactions.add': 50,
  'reactions.remove': 20,
  'usergroups.list': 20,
  'usergroups.users.list': 20,
  'users.info': 100,
  'users.list': 20,
  'views.publish': 100,
  'views.update': 100,
};

/** One message a second in a channel; Slack bears a short burst of three, and one of them is kept for latecomers. */
const CHANNEL = { most: 2, perMs: 1 / 1000 };
/** Half of these is for reading what was missed, which may be much; half for looking whether a message arrived. */
const READ_AT_LENGTH = ['conversations.history', 'conversations.replies'];
/** What of a method's minute may be used at once; the rest is for latecomers too. */
const AT_ONCE = 0.9;
/** Who comes later than this for their turn has let it pass. */
const LATE_MS = 1000;

interface Bucket {
  left: number;
  at: number;
}

interface Turn {
  readonly givenAt: number;
  readonly at: number;
}

/**
 * Keeps the desk under Slack's limits by itself. What comes too soon is given a turn of its own and told how
 * long that is away, in ms: however many wait for a channel, each that comes in time is looked at twice and no
 * more. A turn that was let pass is given anew, since after a pause all of them would come at once.
 */
export class Pacer {
  private readonly buckets = new Map<string, Bucket>();
  private readonly turns = new Map<string, Turn>();

  /** 0: go on. `isPatient`: nobody waits for it. `key` names the one call, so that it finds its turn when it comes back. */
  take(method: string, channelId: string | undefined, key: string, now: Date, isPatient = false): number {
    const at = now.getTime();
    const turn = this.turns.get(key);
    // Before it was given: the clock was set back, and the turn may be hours away.
    const isStill = turn !== undefined && at >= turn.givenAt && at - turn.at <= LATE_MS;
    if (isStill && turn.at > at) return turn.at - at;
    this.turns.delete(key);
    if (isStill) return 0;
    const wait = Math.ceil(Math.max(...this.waits(method, channelId, now, isPatient)));
    if (wait > 0) this.turns.set(key, { givenAt: at, at: at + wait });
    return wait;
  }

  private waits(method: string, channelId: string | undefined, now: Date, isPatient: boolean): number[] {
    const whole = A_MINUTE[method];
    if (!whole) throw new Error(`${method} has no pace: add it to A_MINUTE.`);
    const aMinute = READ_AT_LENGTH.includes(method) ? whole / 2 : whole;
    const waits = [
      this.spend(isPatient ? `${method}, patient` : method, aMinute * AT_ONCE, aMinute / 60_000, now),
    ];
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
