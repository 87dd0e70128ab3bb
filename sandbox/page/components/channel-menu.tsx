import { useRef, useState } from 'react';
import type { ChannelInfo, Window as PersonWindow } from '../../server/protocol.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { Menu, type MenuItem } from './menu.tsx';
import { usePane } from './pane-context.tsx';

interface ChannelMenuProps {
  readonly channel: ChannelInfo;
  readonly window: PersonWindow;
}

/** What a member can do with the channel itself. */
export function ChannelMenu({ channel, window }: ChannelMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [shown, setShown] = useState<'acts' | 'people'>();
  const acts = useChannelActs(channel, window, () => setShown('people'));
  const outside = useOutsiders(channel, window);
  const words = `More about #${channel.name}`;
  const close = (menu: typeof shown) => setShown((now) => (now === menu ? undefined : now));
  return (
    <>
      <button
        ref={button}
        type="button"
        className="icon-button"
        aria-label={words}
        aria-haspopup="menu"
        aria-expanded={shown !== undefined}
        title={words}
        onClick={() => setShown(shown ? undefined : 'acts')}
      >
        <Icon name="more" />
      </button>
      {shown === 'acts' && button.current && (
        <Menu anchor={button.current} label={words} items={acts} onClose={() => close('acts')} />
      )}
      {shown === 'people' && button.current && (
        <Menu anchor={button.current} label="Add people" items={outside} onClose={() => close('people')} />
      )}
    </>
  );
}

function useChannelActs(
  channel: ChannelInfo,
  { me }: PersonWindow,
  addPeople: () => void,
): readonly MenuItem[] {
  const { store, confirm } = usePane();
  const leave = () => void store.attempt(() => store.call('leave', channel.id));

  async function archive(): Promise<void> {
    const sure = await confirm({
      title: { type: 'plain_text', text: `Archive #${channel.name}` },
      text: { type: 'plain_text', text: 'Nobody can write in it any more. An app cannot bring it back.' },
      confirm: { type: 'plain_text', text: 'Archive channel' },
      deny: { type: 'plain_text', text: 'Keep it' },
      style: 'danger',
    });
    if (sure) await store.attempt(() => store.call('archive', channel.id));
  }

  if (channel.isArchived) return [{ label: 'Leave channel', onPick: leave }];
  const mayArchive = !me.isGuest && !me.isStranger && channel.name !== 'general';
  return [
    { label: 'Add people', onPick: addPeople },
    { label: 'Leave channel', onPick: leave },
    ...(mayArchive ? [{ label: 'Archive channel', danger: true, onPick: () => void archive() }] : []),
  ];
}

/** Everybody who is not in the channel, the app among them. */
function useOutsiders(channel: ChannelInfo, window: PersonWindow): readonly MenuItem[] {
  const { store } = usePane();
  return window.people
    .filter((person) => !person.deleted && !channel.members.includes(person.id))
    .map((person) => ({
      label: person.realName,
      detail: person.part,
      picture: <Avatar person={person} size="small" />,
      onPick: () => void store.attempt(() => store.call('invite', channel.id, person.handle)),
    }));
}
