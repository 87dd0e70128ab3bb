import type { Person } from '../../server/protocol.ts';
import { Icon } from './icon.tsx';

export function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0]?.[0], words.at(-1)?.[0]] : [...(words[0] ?? '?')].slice(0, 2);
  return letters.join('').toUpperCase();
}

export function Avatar({ person, size }: { readonly person: Person | undefined; readonly size?: 'small' }) {
  return (
    <span
      className={size === 'small' ? 'avatar avatar-small' : 'avatar'}
      style={{ backgroundColor: person?.colour ?? '#5b6470' }}
      data-initials={person?.isBot ? '' : initials(person?.realName ?? '')}
      aria-hidden="true"
    >
      {person?.isBot && <Icon name="ticket" />}
    </span>
  );
}
