import { useId } from 'react';
import { BlockText } from '../components/markup.tsx';
import { fieldAttributes, type Standing, useElement } from './block-host.tsx';
import type { BlockOption, ElementOf } from './types.ts';

export function Checkboxes({
  element,
  at,
}: {
  readonly element: ElementOf<'checkboxes'>;
  readonly at: Standing;
}) {
  const field = useElement(element, at);
  const chosen = (field.value ?? []) as readonly BlockOption[];
  const isChosen = (option: BlockOption) => chosen.some((one) => one.value === option.value);
  function toggle(option: BlockOption): void {
    const next = element.options.filter((one) =>
      one.value === option.value ? !isChosen(one) : isChosen(one),
    );
    field.set(next);
  }
  return (
    <fieldset className="choices" {...fieldAttributes(withoutRequired(at))}>
      {element.options.map((option) => (
        <ChoiceLine
          key={option.value}
          kind="checkbox"
          option={option as BlockOption}
          checked={isChosen(option as BlockOption)}
          onToggle={() => toggle(option as BlockOption)}
        />
      ))}
    </fieldset>
  );
}

export function RadioButtons({
  element,
  at,
}: {
  readonly element: ElementOf<'radio_buttons'>;
  readonly at: Standing;
}) {
  const field = useElement(element, at);
  const group = useId();
  const chosen = field.value as BlockOption | null | undefined;
  return (
    <fieldset className="choices" {...fieldAttributes(withoutRequired(at))}>
      {element.options.map((option) => (
        <ChoiceLine
          key={option.value}
          kind="radio"
          group={group}
          option={option as BlockOption}
          checked={chosen?.value === option.value}
          onToggle={() => field.set(option)}
        />
      ))}
    </fieldset>
  );
}

/** A group has no required or invalid state of its own in ARIA. */
function withoutRequired(at: Standing): Standing {
  return { ...at, required: false, invalid: false };
}

interface ChoiceLineProps {
  readonly kind: 'checkbox' | 'radio';
  readonly group?: string;
  readonly option: BlockOption;
  readonly checked: boolean;
  readonly onToggle: () => void;
}

function ChoiceLine({ kind, group, option, checked, onToggle }: ChoiceLineProps) {
  return (
    <label className="choice">
      <input type={kind} name={group} checked={checked} onChange={onToggle} />
      <span>
        <BlockText text={option.text} />
        {option.description && (
          <small>
            <BlockText text={option.description} />
          </small>
        )}
      </span>
    </label>
  );
}
