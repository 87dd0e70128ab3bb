import type { Message } from '../../server/protocol.ts';
import type { PaneStore } from '../state/pane-store.ts';

/** Adds one's reaction, or takes it away when it is there already. */
export function useReact(message: Message, store: PaneStore): (name: string) => void {
  return (name) => {
    const me = store.getState().window?.me.id ?? '';
    const mine = message.reactions.find((one) => one.name === name)?.users.includes(me);
    const { channel, ts } = message;
    void store.attempt(() => store.call(mine ? 'unreact' : 'react', channel, ts, name));
  };
}
