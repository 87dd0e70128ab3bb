import {
  type ChangeEvent,
  type KeyboardEvent,
  type RefObject,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { accepted, type Completion, completionAt, type Suggestion } from '../state/completion.ts';
import { usePersonWindow } from './pane-context.tsx';

type Field = RefObject<HTMLTextAreaElement | null>;

/** The list over the composer: commands, people, channels. The focus stays in the text. */
export function useCompletion(text: string, setText: (text: string) => void, field: Field) {
  const window = usePersonWindow();
  const id = useId();
  const [completion, setCompletion] = useState<Completion>();
  const [active, setActive] = useState(0);
  const caret = useRef<number>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the box grows with its text
  useLayoutEffect(() => {
    if (caret.current !== undefined) field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
    if (field.current) grow(field.current);
  }, [field, text]);

  function pick(suggestion: Suggestion): void {
    if (!completion) return;
    const next = accepted(text, completion, suggestion);
    caret.current = next.caret;
    setText(next.text);
    setCompletion(undefined);
  }

  function pressed(event: KeyboardEvent): boolean {
    const suggestion = completion?.suggestions[active];
    if (!completion || !suggestion) return false;
    const step = { ArrowDown: 1, ArrowUp: completion.suggestions.length - 1 }[event.key];
    if (step) setActive((active + step) % completion.suggestions.length);
    else if (event.key === 'Escape') setCompletion(undefined);
    else if (event.key === 'Tab' || (event.key === 'Enter' && !isComplete(text, suggestion)))
      pick(suggestion);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return {
    pressed,
    moved(event: ChangeEvent<HTMLTextAreaElement>): void {
      setActive(0);
      const from = window ?? { commands: [], people: [], usergroups: [], channels: [] };
      setCompletion(completionAt(event.target.value, event.target.selectionStart, from));
    },
    close: () => setCompletion(undefined),
    list: completion && { id, suggestions: completion.suggestions, active, onPick: pick },
    attributes: completion
      ? {
          'aria-controls': `${id}-list`,
          'aria-activedescendant': `${id}-${active}`,
          'aria-autocomplete': 'list' as const,
        }
      : {},
  };
}

/** A whole command is sent by Enter, not completed once more. */
function isComplete(text: string, suggestion: Suggestion): boolean {
  return suggestion.insert.trim() === text;
}

/** Where the style sheet cannot: each measuring lays out every message anew. */
function grow(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.height = '';
  // A window that is not shown has no heights.
  if (field.scrollHeight > 0) field.style.height = `${Math.min(field.scrollHeight, 180)}px`;
}
