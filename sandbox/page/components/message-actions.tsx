import { useRef, useState } from 'react';
import type { Message } from '../../server/protocol.ts';
import { isSystem } from '../state/conversations.ts';
import { permalink } from '../text/permalink.ts';
import { EmojiPicker } from './emoji-picker.tsx';
import { Icon } from './icon.tsx';
import { useInspector } from './inspector-context.tsx';
import { MenuButton, type MenuItem } from './menu.tsx';
import { usePane, usePersonWindow } from './pane-context.tsx';
import { useReact } from './use-react.ts';

interface MessageActionsProps {
  readonly message: Message;
  readonly place: 'channel' | 'thread';
  readonly onEdit: () => void;
}

/** The buttons at the corner of a message. An ephemeral one can be neither answered nor reacted to. */
export function MessageActions({ message, place, onEdit }: MessageActionsProps) {
  const { store } = usePane();
  const items = useMenuItems(message, onEdit);
  return (
    <div className="row-acts" role="toolbar" aria-label="Message actions">
      {!message.ephemeralFor && <AddReaction message={message} />}
      {place === 'channel' && !message.ephemeralFor && (
        <button
          type="button"
          className="icon-button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => store.openThread(message.channel, message.threadTs ?? message.ts)}
        >
          <Icon name="reply" />
        </button>
      )}
      <MenuButton label="More actions" title="More actions" items={items}>
        <Icon name="more" />
      </MenuButton>
    </div>
  );
}

function AddReaction({ message }: { readonly message: Message }) {
  const { store } = usePane();
  const react = useReact(message, store);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label="React with ticket"
        title="React with :ticket:"
        onClick={() => react('ticket')}
      >
        <Icon name="ticket" />
      </button>
      <button
        ref={button}
        type="button"
        className="icon-button"
        aria-label="Add reaction"
        aria-expanded={open}
        title="Add reaction"
        onClick={() => setOpen(!open)}
      >
        <Icon name="react" />
      </button>
      {open && button.current && (
        <EmojiPicker anchor={button.current} onPick={react} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

function useMenuItems(message: Message, onEdit: () => void): readonly MenuItem[] {
  const { store, confirm } = usePane();
  const window = usePersonWindow();
  const inspector = useInspector();
  const { channel, ts, threadTs } = message;
  const inspect: MenuItem = {
    label: 'What the bot sent',
    detail: 'Inspector',
    onPick: () => inspector.open({ channel, ts }),
  };
  if (message.ephemeralFor) return [inspect];
  const shortcuts = (window?.shortcuts ?? [])
    .filter((shortcut) => shortcut.type === 'message')
    .map((shortcut) => ({
      label: shortcut.name,
      detail: window?.bot.realName ?? '',
      onPick: () =>
        void store.answered(() => store.call('messageShortcut', channel, ts, shortcut.callbackId)),
    }));
  const link: MenuItem = {
    label: 'Copy link',
    onPick: () =>
      void store.attempt(() =>
        navigator.clipboard.writeText(permalink(location.origin, channel, ts, threadTs)),
      ),
  };
  const info = window?.channels.find((one) => one.id === channel);
  const pinned = info?.pins.includes(ts) ?? false;
  const pin: MenuItem = {
    label: pinned ? 'Unpin from channel' : 'Pin to channel',
    onPick: () => void store.attempt(() => store.call(pinned ? 'unpin' : 'pin', channel, ts)),
  };
  const inside = window !== undefined && info?.members.includes(window.me.id);
  const common =
    inside && !info?.isArchived && !isSystem(message) ? [...shortcuts, pin, link] : [...shortcuts, link];
  if (message.user === window?.bot.id) return [...common, inspect];
  if (message.user !== window?.me.id || isSystem(message)) return common;

  async function remove(): Promise<void> {
    const sure = await confirm({
      title: { type: 'plain_text', text: 'Delete message' },
      text: { type: 'plain_text', text: 'Delete this message? This cannot be undone.' },
      confirm: { type: 'plain_text', text: 'Delete message' },
      deny: { type: 'plain_text', text: 'Keep it' },
      style: 'danger',
    });
    if (sure) await store.attempt(() => store.call('remove', channel, ts));
  }
  return [
    ...common,
    { label: 'Edit message', onPick: onEdit },
    { label: 'Delete message', danger: true, onPick: () => void remove() },
  ];
}
