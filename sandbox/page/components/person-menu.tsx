import type { ChannelInfo, Window as PersonWindow } from '../../server/protocol.ts';
import { Icon } from './icon.tsx';
import { MenuButton, type MenuItem } from './menu.tsx';
import { usePane } from './pane-context.tsx';

interface PersonMenuProps {
  readonly channel: ChannelInfo;
  readonly window: PersonWindow;
}

/** What an admin can do with the person of a direct message. */
export function PersonMenu({ channel, window }: PersonMenuProps) {
  const { store, confirm } = usePane();
  const person = window.people.find((one) => one.id === channel.name);
  if (!window.me.isAdmin || !person || person.isBot || person.id === window.me.id) return null;

  const { handle, realName, deleted } = person;
  const turn = (active: boolean) => void store.attempt(() => store.call('setActive', handle, active));
  async function deactivate(): Promise<void> {
    const sure = await confirm({
      title: { type: 'plain_text', text: 'Deactivate account' },
      text: {
        type: 'plain_text',
        text: `${realName} leaves every channel and cannot read or write any more.`,
      },
      confirm: { type: 'plain_text', text: 'Deactivate account' },
      deny: { type: 'plain_text', text: 'Keep it' },
      style: 'danger',
    });
    if (sure) turn(false);
  }
  const item: MenuItem = deleted
    ? { label: 'Reactivate account', onPick: () => turn(true) }
    : { label: 'Deactivate account', danger: true, onPick: () => void deactivate() };
  const words = `More about ${realName}`;
  return (
    <MenuButton label={words} title={words} items={[item]}>
      <Icon name="more" />
    </MenuButton>
  );
}
