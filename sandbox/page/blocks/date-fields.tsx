import { useZone } from '../components/pane-context.tsx';
import { localDateTime, momentOf } from '../text/times.ts';
import { fieldAttributes, type Standing, useElement } from './block-host.tsx';
import type { ElementOf } from './types.ts';

export function DatePicker({
  element,
  at,
}: {
  readonly element: ElementOf<'datepicker'>;
  readonly at: Standing;
}) {
  const field = useElement(element, at);
  return (
    <input
      type="date"
      className="field field-short"
      value={String(field.value ?? '')}
      data-focus-on-load={element.focus_on_load || undefined}
      onChange={(event) => field.set(event.target.value || null)}
      {...fieldAttributes(named(at, element.placeholder?.text ?? 'Date'))}
    />
  );
}

export function TimePicker({
  element,
  at,
}: {
  readonly element: ElementOf<'timepicker'>;
  readonly at: Standing;
}) {
  const field = useElement(element, at);
  return (
    <input
      type="time"
      className="field field-short"
      value={String(field.value ?? '')}
      data-focus-on-load={element.focus_on_load || undefined}
      onChange={(event) => field.set(event.target.value || null)}
      {...fieldAttributes(named(at, element.placeholder?.text ?? 'Time'))}
    />
  );
}

/** The person picks a moment of their own zone; the app gets seconds since 1970. */
export function DateTimePicker({
  element,
  at,
}: {
  readonly element: ElementOf<'datetimepicker'>;
  readonly at: Standing;
}) {
  const field = useElement(element, at);
  const tz = useZone();
  const shown = typeof field.value === 'number' ? localDateTime(field.value * 1000, tz) : '';
  return (
    <input
      type="datetime-local"
      className="field field-short"
      value={shown}
      data-focus-on-load={element.focus_on_load || undefined}
      onChange={(event) => {
        const { value } = event.target;
        field.set(value ? Math.floor(momentOf(value, tz) / 1000) : null);
      }}
      {...fieldAttributes(named(at, 'Date and time'))}
    />
  );
}

function named(at: Standing, name: string): Standing {
  return { ...at, name: at.name || name };
}
