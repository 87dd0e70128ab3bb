import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type Emoji, emojiCharacter, FIRST_EMOJI, searchEmoji } from '../text/emoji.ts';
import { Popover } from './popover.tsx';

interface EmojiPickerProps {
  readonly anchor: HTMLElement;
  readonly onPick: (name: string) => void;
  readonly onClose: () => void;
}

const FIRST: readonly Emoji[] = FIRST_EMOJI.map((name) => ({ name, character: emojiCharacter(name) ?? '' }));

/** Search by name; Enter takes the first one found. */
export function EmojiPicker({ anchor, onPick, onClose }: EmojiPickerProps) {
  const [typed, setTyped] = useState('');
  const found = searchEmoji(typed);

  function leave(): void {
    onClose();
    anchor.focus();
  }

  function pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      leave();
    } else if (event.key === 'Enter' && typed && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      if (found[0]) pick(found[0].name);
    }
  }

  function pick(name: string): void {
    leave();
    onPick(name);
  }

  return (
    <Popover anchor={anchor} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape works from every button inside */}
      <div className="menu emoji-picker" onKeyDown={pressed}>
        <EmojiSearch typed={typed} onType={setTyped} />
        {!typed && <EmojiButtons emoji={FIRST} onPick={pick} />}
        {!typed && <hr />}
        <EmojiButtons emoji={found} onPick={pick} />
        {found.length === 0 && <p className="quiet">No emoji has that name here</p>}
      </div>
    </Popover>
  );
}

interface EmojiSearchProps {
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

function EmojiSearch({ typed, onType }: EmojiSearchProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <input
      className="field"
      type="search"
      aria-label="Search emoji by name"
      placeholder="Search by name: ticket, eyes…"
      ref={input}
      value={typed}
      onChange={(event) => onType(event.target.value)}
    />
  );
}

interface EmojiButtonsProps {
  readonly emoji: readonly Emoji[];
  readonly onPick: (name: string) => void;
}

function EmojiButtons({ emoji, onPick }: EmojiButtonsProps) {
  return (
    <div className="emoji-grid">
      {emoji.map(({ name, character }) => (
        <button key={name} type="button" aria-label={name} title={`:${name}:`} onClick={() => onPick(name)}>
          {character}
        </button>
      ))}
    </div>
  );
}
