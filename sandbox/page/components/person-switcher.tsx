import type { Person } from '../../server/protocol.ts';
import { withEmoji } from '../text/mrkdwn.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { MenuButton } from './menu.tsx';
import { usePane, usePersonWindow } from './pane-context.tsx';

/** Who this window belongs to, and everybody else one can be. */
export function PersonSwitcher({ onSwitch }: { readonly onSwitch: (handle: string) => void }) {
  const window = usePersonWindow();
  const { store } = usePane();
  if (!window) return <div className="switcher" />;
  const { me } = window;
  const items = window.people
    .filter((person) => !person.isBot && !person.deleted)
    .map((person) => ({
      label: person.realName,
      detail: partWords(person),
      picture: <Avatar person={person} size="small" />,
      checked: person.id === me.id,
      onPick: () => onSwitch(person.handle),
    }));
  const status = {
    id: 'status',
    label: me.statusEmoji ? 'Clear your status' : 'Set yourself on holiday',
    detail: me.statusEmoji ? `${withEmoji(me.statusEmoji)} ${me.statusText}` : '🌴 Vacationing',
    onPick: () =>
      void store.attempt(() =>
        me.statusEmoji
          ? store.call('setStatus', '', '')
          : store.call('setStatus', ':palm_tree:', 'Vacationing'),
      ),
  };
  return (
    <MenuButton
      label="Switch person"
      title="Switch person"
      named
      className="switcher"
      items={[...items, status]}
    >
      <Avatar person={me} />
      <span className="switcher-words">
        <strong>
          {me.realName} {withEmoji(me.statusEmoji)}
        </strong>
        <small>{partWords(me)}</small>
      </span>
      <Icon name="down" />
    </MenuButton>
  );
}

function partWords(person: Person): string {
  const flags = [person.isStranger && 'another company', person.isGuest && 'guest'].filter(Boolean);
  return [person.part, ...flags].filter(Boolean).join(' · ');
}
