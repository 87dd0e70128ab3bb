import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Popover } from './popover.tsx';

export interface MenuItem {
  /** Where two entries may have the same label. */
  readonly id?: string;
  readonly label: string;
  readonly detail?: string;
  readonly picture?: ReactNode;
  readonly danger?: boolean;
  readonly checked?: boolean;
  readonly onPick: () => void;
}

interface MenuProps {
  readonly anchor: HTMLElement;
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export function Menu({ anchor, label, items, onClose }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])];

  useEffect(() => {
    const checked = list.current?.querySelector<HTMLElement>('[aria-checked=true]');
    (checked ?? list.current?.querySelector('button'))?.focus();
  }, []);

  function leave(): void {
    onClose();
    anchor.focus();
  }

  function move(event: KeyboardEvent): void {
    const all = buttons();
    const step = STEPS[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      leave();
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      all.at(event.key === 'Home' ? 0 : -1)?.focus();
    } else if (step) {
      event.preventDefault();
      const at = all.indexOf(document.activeElement as HTMLButtonElement);
      all.at((at + step + all.length) % all.length)?.focus();
    }
  }

  return (
    <Popover anchor={anchor} onClose={onClose}>
      <div ref={list} role="menu" aria-label={label} className="menu" tabIndex={-1} onKeyDown={move}>
        {items.map((item) => (
          <MenuEntry
            key={item.id ?? item.label}
            item={item}
            onPick={() => {
              leave();
              item.onPick();
            }}
          />
        ))}
      </div>
    </Popover>
  );
}

function MenuEntry({ item, onPick }: { readonly item: MenuItem; readonly onPick: () => void }) {
  const choice = item.checked === undefined ? {} : { 'aria-checked': item.checked };
  return (
    <button
      type="button"
      role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
      className={item.danger ? 'menu-entry danger' : 'menu-entry'}
      tabIndex={-1}
      onClick={onPick}
      {...choice}
    >
      {item.picture}
      <span className="menu-words">
        <span>{item.label}</span>
        {item.detail && <small>{item.detail}</small>}
      </span>
    </button>
  );
}

interface MenuButtonProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly className?: string;
  readonly children: ReactNode;
  readonly title?: string;
  /** The words on the button are its name. */
  readonly named?: boolean;
}

/** A button that opens a menu; `label` names both. */
export function MenuButton({
  label,
  items,
  className = 'icon-button',
  children,
  title,
  named = false,
}: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={named ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={open}
        title={title}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && button.current && (
        <Menu anchor={button.current} label={label} items={items} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
