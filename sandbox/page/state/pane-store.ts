import type { Answer, Push } from '../../server/protocol.ts';
import { type Call, Connection } from './connection.ts';
import { PAGE_SIZE, threadKey } from './conversations.ts';
import { type Change, changed, EMPTY_PANE, type PaneState } from './pane-state.ts';

type Tab = PaneState['tab'];

/** One person's window: state that components subscribe to, and the acts that change it. */
export class PaneStore {
  #state = EMPTY_PANE;
  readonly #listeners = new Set<() => void>();
  readonly #pushListeners = new Set<(push: Push) => void>();
  readonly #connection: Connection;
  #inSight = true;
  /** Names of the channels to open with, the first one this person is in. */
  readonly #firstChannels: readonly string[];
  readonly call: Call;

  constructor(url: string, firstChannels: readonly string[]) {
    this.#firstChannels = firstChannels;
    this.#connection = new Connection(url, {
      onOpen: () => void this.attempt(() => this.#open()),
      onLost: () => this.#apply({ is: 'lost' }),
      onPush: (push) => {
        this.#apply({ is: 'pushed', push, hereMs: Date.now() });
        for (const listener of this.#pushListeners) listener(push);
        if (push.kind === 'message' && push.message.channel === this.#state.channel) this.#markRead();
        if (push.kind === 'thread') this.#markThreadRead();
      },
    });
    this.call = this.#connection.call;
  }

  /** Only what is in sight counts as read: where one window is shown, the other waits behind its tab. */
  setInSight(inSight: boolean): void {
    this.#inSight = inSight;
    if (!inSight) return;
    this.#markRead();
    this.#markThreadRead();
  }

  readonly getState = (): PaneState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whatever this window is told, also of conversations that are not on show. */
  onPush(listener: (push: Push) => void): () => void {
    this.#pushListeners.add(listener);
    return () => this.#pushListeners.delete(listener);
  }

  close(): void {
    this.#connection.close();
  }

  show(channel: string, tab: Tab = 'messages'): void {
    this.#apply({ is: 'shown', channel, tab });
    void this.attempt(() => (tab === 'home' ? this.#loadHome() : this.#loadChannel(channel)));
  }

  async loadOlder(): Promise<void> {
    const { channel, conversations } = this.#state;
    const conversation = channel ? conversations[channel] : undefined;
    const oldest = conversation?.messages[0];
    if (!channel || !oldest || conversation?.complete) return;
    const page = await this.attempt(() => this.call('history', channel, oldest.ts, PAGE_SIZE));
    if (page) this.#apply({ is: 'older', channel, page });
  }

  /** Goes to the direct message with somebody, which may be the first one. */
  async writeTo(handle: string): Promise<void> {
    const channel = await this.attempt(() => this.call('openDirect', handle));
    if (channel) this.show(channel);
  }

  openThread(channel: string, ts: string): void {
    this.#apply({ is: 'thread opened', channel, ts });
    void this.attempt(async () => {
      const messages = await this.call('thread', channel, ts);
      this.#apply({ is: 'thread loaded', channel, ts, messages });
      this.#markThreadRead();
    });
  }

  closeThread(): void {
    this.#apply({ is: 'thread closed' });
  }

  /** Slack's own words to this person; without words the line goes away. */
  notice(words?: string): void {
    this.#apply({ is: 'noticed', notice: words });
  }

  /** Runs a call and shows what went wrong instead of throwing; `undefined` when it failed. */
  async attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      this.notice(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  /** The same for presses, commands and submissions, whose failure Slack words itself. */
  async answered(act: () => Promise<Answer>): Promise<Answer> {
    const answer = (await this.attempt(act)) ?? { ok: false };
    if (answer.failed) this.notice(answer.failed);
    return answer;
  }

  /** Follows a link to a message, loading older pages until it is there. */
  async goTo(channel: string, ts: string, threadTs?: string): Promise<void> {
    if (this.#state.channel !== channel || this.#state.tab !== 'messages') {
      this.#apply({ is: 'shown', channel, tab: 'messages' });
    }
    await this.attempt(() => this.#loadChannel(channel));
    if (threadTs) this.openThread(channel, threadTs);
    for (let page = 0; page < 20 && !threadTs && !this.#isLoaded(channel, ts); page += 1) {
      if (this.#state.conversations[channel]?.complete !== false) break;
      await this.loadOlder();
    }
    this.#apply({ is: 'found', found: { channel, ts } });
  }

  async #open(): Promise<void> {
    const window = await this.call('window');
    this.#apply({ is: 'opened', window, hereMs: Date.now() });
    const { channel, tab, thread } = this.#state;
    const mine = window.channels.filter((one) => one.members.includes(window.me.id));
    const named = this.#firstChannels.map((name) => mine.find((one) => one.name === name));
    const shown = channel ?? named.find(Boolean)?.id ?? mine[0]?.id ?? window.channels[0]?.id;
    if (shown) this.show(shown, tab);
    if (thread) this.openThread(thread.channel, thread.ts);
  }

  async #loadHome(): Promise<void> {
    this.#apply({ is: 'home', home: await this.call('openHome') });
  }

  async #loadChannel(channel: string): Promise<void> {
    this.#markRead();
    if (this.#state.conversations[channel]) return;
    const messages = await this.call('history', channel, undefined, PAGE_SIZE);
    const complete = messages.length < PAGE_SIZE;
    this.#apply({ is: 'loaded', channel, conversation: { messages, complete } });
  }

  #markRead(): void {
    const { channel, window, tab } = this.#state;
    const info = window?.channels.find((one) => one.id === channel);
    if (this.#inSight && channel && tab === 'messages' && info?.members.includes(window?.me.id ?? '')) {
      void this.attempt(() => this.call('markRead', channel));
    }
  }

  /** What stands in the open thread is read. */
  #markThreadRead(): void {
    const { thread, window } = this.#state;
    const info = window?.threads.find((one) => one.channel === thread?.channel && one.ts === thread.ts);
    if (!this.#inSight || !info || info.unread === 0) return;
    void this.attempt(() => this.call('markThreadRead', info.channel, info.ts));
  }

  #isLoaded(channel: string, ts: string): boolean {
    return this.#state.conversations[channel]?.messages.some((message) => message.ts === ts) ?? false;
  }

  #apply(change: Change): void {
    this.#state = changed(this.#state, change);
    for (const listener of this.#listeners) listener();
  }
}

export function clientUrl(person: string): string {
  const url = new URL(`/client?person=${encodeURIComponent(person)}`, location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  return url.href;
}

export function openThreadMessages(state: PaneState) {
  return state.thread && state.threads[threadKey(state.thread.channel, state.thread.ts)];
}
