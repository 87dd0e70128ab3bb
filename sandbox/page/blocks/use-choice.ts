import type { KeyboardEvent } from 'react';
import type { ListOption } from './select-options.ts';
import type { useSearch } from './use-search.ts';

interface Choosing {
  readonly multi: boolean;
  readonly most: number | undefined;
  readonly chosen: readonly ListOption[];
  /** The line of the list that the arrow keys have reached. */
  readonly active: number;
  setActive(index: number): void;
  onChoose(chosen: readonly ListOption[]): void;
}

/** Picking from the list with pointer or keys, and taking back what was picked. */
export function useChoice(list: ReturnType<typeof useSearch>, choosing: Choosing) {
  const { multi, most, chosen, active, setActive, onChoose } = choosing;
  const free = !multi || most === undefined || chosen.length < most;

  function pick(option: ListOption | undefined): void {
    if (!option) return;
    if (!multi) onChoose([option]);
    else if (chosen.some((one) => one.key === option.key)) drop(option);
    else if (free) onChoose([...chosen, option]);
    list.close();
    if (multi && free) list.open();
  }

  function drop(option: ListOption): void {
    onChoose(chosen.filter((one) => one.key !== option.key));
  }

  function pressed(event: KeyboardEvent): void {
    const { key } = event;
    const last = chosen.at(-1);
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      const count = Math.max(1, list.options.length);
      if (list.isOpen) setActive((active + (key === 'ArrowDown' ? 1 : count - 1)) % count);
      else list.open();
    } else if (key === 'Enter') {
      // A closed list opens; sending the form is the button's work.
      event.preventDefault();
      if (list.isOpen) pick(list.options[active]);
      else list.open();
    } else if (key === 'Escape' && list.isOpen) {
      event.stopPropagation();
      list.close();
    } else if (key === 'Backspace' && list.typed === '' && last) {
      drop(last);
    }
  }

  return { pick, drop, pressed };
}
