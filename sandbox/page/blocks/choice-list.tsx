import { Fragment, useEffect, useRef } from 'react';
import { Popover } from '../components/popover.tsx';
import type { ListOption } from './select-options.ts';

interface ChoiceListProps {
  readonly id: string;
  readonly anchor: HTMLElement;
  readonly options: readonly ListOption[];
  /** Instead of options: searching, nothing found, type more. */
  readonly words: string | undefined;
  readonly active: number;
  readonly chosen: readonly ListOption[];
  readonly multi: boolean;
  readonly onPick: (option: ListOption) => void;
  readonly onClose: () => void;
}

/** The focus stays in the field; the list only shows what its arrow keys have reached. */
export function ChoiceList(props: ChoiceListProps) {
  const { id, anchor, options, words, active, chosen, multi, onPick, onClose } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelectorAll('[role=option]')[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <Popover anchor={anchor} onClose={onClose} fit>
      {words && (
        <p className="menu quiet menu-quiet" role="status">
          {words}
        </p>
      )}
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Options"
        aria-multiselectable={multi}
        className={words ? undefined : 'menu menu-list'}
      >
        {options.map((option, index) => (
          <Fragment key={option.key}>
            {option.group && option.group !== options[index - 1]?.group && (
              <div className="menu-group" role="presentation">
                {option.group}
              </div>
            )}
            <ChoiceLine
              id={`${id}-${index}`}
              option={option}
              active={index === active}
              chosen={chosen.some((one) => one.key === option.key)}
              onPick={() => onPick(option)}
            />
          </Fragment>
        ))}
      </div>
    </Popover>
  );
}

interface ChoiceLineProps {
  readonly id: string;
  readonly option: ListOption;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly onPick: () => void;
}

function ChoiceLine({ id, option, active, chosen, onPick }: ChoiceLineProps) {
  return (
    // Keys are handled in the field, which keeps the focus.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className={active ? 'menu-entry active' : 'menu-entry'}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <span className="menu-words">
        <span>{option.label}</span>
        {option.detail && <small>{option.detail}</small>}
      </span>
    </div>
  );
}
