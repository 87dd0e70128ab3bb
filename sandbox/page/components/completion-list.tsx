import type { Suggestion } from '../state/completion.ts';

interface CompletionListProps {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly onPick: (suggestion: Suggestion) => void;
}

/** Drawn by the composer, right above its text. */
export function CompletionList({ id, suggestions, active, onPick }: CompletionListProps) {
  return (
    <div id={`${id}-list`} className="menu completion" role="listbox" aria-label="Suggestions">
      {suggestions.map((suggestion, index) => (
        // Keys are handled in the text, which keeps the focus.
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <div
          key={suggestion.insert}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={index === active ? 'menu-entry active' : 'menu-entry'}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(suggestion)}
        >
          <span className="menu-words">
            <span>{suggestion.label}</span>
            {suggestion.detail && <small>{suggestion.detail}</small>}
          </span>
        </div>
      ))}
    </div>
  );
}
