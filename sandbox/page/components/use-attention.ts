import { type FocusEvent, useEffect, useRef, useState } from 'react';
import type { Message } from '../../server/protocol.ts';

/**
 * Whether the pointer or the focus is on the row. A dialog in front lets no row know that the pointer has left, and a
 * button that goes away takes the focus with it without a word; the document knows both.
 */
export function useAttention(message: Message) {
  const row = useRef<HTMLElement>(null);
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  useEffect(() => {
    if (!hovered && !focused) return;
    function moved(event: PointerEvent): void {
      if (!isWithin(row.current, event.target)) setHovered(false);
      if (!isWithin(row.current, document.activeElement)) setFocused(false);
    }
    document.addEventListener('pointermove', moved);
    return () => document.removeEventListener('pointermove', moved);
  }, [hovered, focused]);
  // A press that takes its own button away must not lose the place of whoever works by keyboard.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the message is drawn anew
  useEffect(() => {
    if (focused && document.activeElement === document.body) row.current?.focus();
  }, [message, focused]);
  return {
    has: hovered || focused,
    handlers: {
      ref: row,
      // Not on entering: a dialog that goes away leaves the pointer inside without an event.
      onPointerMove: () => setHovered(true),
      onPointerLeave: () => setHovered(false),
      onFocus: () => setFocused(true),
      onBlur: (event: FocusEvent<HTMLElement>) => {
        if (!isWithin(event.currentTarget, event.relatedTarget)) setFocused(false);
      },
    },
  };
}

/** The menu of a row stands elsewhere in the document, and belongs to it. */
function isWithin(row: Element | null, target: EventTarget | null): boolean {
  return target instanceof Element && (row?.contains(target) || target.closest('.popover') !== null);
}
