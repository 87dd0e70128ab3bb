import { useId, useRef, useState } from 'react';
import { fieldAttributes, type Standing } from './block-host.tsx';
import { ChoiceList } from './choice-list.tsx';
import type { ListOption } from './select-options.ts';
import { useChoice } from './use-choice.ts';
import { useSearch } from './use-search.ts';

interface ChoiceBoxProps {
  readonly at: Standing;
  readonly multi: boolean;
  readonly most?: number;
  readonly placeholder: string;
  readonly chosen: readonly ListOption[];
  readonly search: (typed: string) => Promise<readonly ListOption[]>;
  /** So many characters must be typed before there is anything to see. */
  readonly searchFrom: number;
  readonly focusOnLoad: boolean;
  readonly onChoose: (chosen: readonly ListOption[]) => void;
}

/** A field that searches a list while one types: one choice stands in the field, several as chips above it. */
export function ChoiceBox(props: ChoiceBoxProps) {
  const { at, multi, most, chosen, placeholder, focusOnLoad, onChoose } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useSearch(props.search, props.searchFrom);
  const [active, setActive] = useState(0);
  const single = multi ? undefined : chosen[0];
  const { pick, drop, pressed } = useChoice(list, { multi, most, chosen, active, setActive, onChoose });

  return (
    <div className="choice-box">
      {multi && <Chips chosen={chosen} onDrop={drop} />}
      <input
        ref={input}
        className={single && !list.isOpen ? 'field has-choice' : 'field'}
        role="combobox"
        aria-expanded={list.isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={list.isOpen && list.options[active] ? `${id}-${active}` : undefined}
        autoComplete="off"
        data-focus-on-load={focusOnLoad || undefined}
        placeholder={single?.label ?? placeholder}
        value={list.isOpen || !single ? list.typed : single.label}
        onChange={(event) => {
          setActive(0);
          list.type(event.target.value);
        }}
        onClick={list.open}
        onBlur={list.close}
        onKeyDown={pressed}
        {...fieldAttributes({ ...at, name: at.name ? `${placeholder}: ${at.name}` : placeholder })}
      />
      {single && !at.required && at.labelId && (
        <button
          type="button"
          className="choice-clear"
          aria-label={`Clear ${single.label}`}
          onClick={() => drop(single)}
        >
          ×
        </button>
      )}
      {list.isOpen && input.current && (
        <ChoiceList
          id={id}
          anchor={input.current}
          options={list.options}
          words={list.words}
          active={active}
          chosen={chosen}
          multi={multi}
          onPick={pick}
          onClose={list.close}
        />
      )}
    </div>
  );
}

interface ChipsProps {
  readonly chosen: readonly ListOption[];
  readonly onDrop: (option: ListOption) => void;
}

function Chips({ chosen, onDrop }: ChipsProps) {
  if (chosen.length === 0) return null;
  return (
    <ul className="chips">
      {chosen.map((option) => (
        <li key={option.key} className="chip">
          {option.label}
          <button type="button" aria-label={`Remove ${option.label}`} onClick={() => onDrop(option)}>
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
