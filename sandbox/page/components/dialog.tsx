import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Icon } from './icon.tsx';
import { LayerContext } from './pane-context.tsx';

interface DialogProps {
  readonly title: ReactNode;
  /** Escape, and the × where it has no meaning of its own. */
  readonly onClose: () => void;
  readonly onCross?: () => void;
  readonly children: ReactNode;
  readonly alert?: boolean;
  /** Stands left of the title: the way back in a stack. */
  readonly before?: ReactNode;
}

const FOCUSABLE =
  'a[href],button:not([disabled]),input:not([disabled]):not([hidden]),textarea:not([disabled]),select,[tabindex="0"]';

/** A frame in front of the pane that keeps the focus; the rest of the pane is inert meanwhile. */
export function Dialog({ title, onClose, onCross = onClose, children, alert = false, before }: DialogProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [layer, setLayer] = useState<HTMLElement | null>(null);

  useEffect(() => {
    const box = frame.current;
    const pane = box?.closest('.pane');
    const elsewhere = document.activeElement?.closest('.pane');
    // A modal that opens in one window must not take the keyboard of the other.
    if (box && (!elsewhere || elsewhere === pane)) firstField(box)?.focus();
  }, []);

  function pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Tab' && frame.current) {
      keepInside(event, frame.current);
    }
  }

  return (
    <div className="dialog-layer" ref={setLayer}>
      <LayerContext value={layer}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it is a dialog of either kind; keys are watched, not taken */}
        {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: see above */}
        <div
          ref={frame}
          className={alert ? 'dialog dialog-small' : 'dialog'}
          role={alert ? 'alertdialog' : 'dialog'}
          aria-modal="true"
          aria-labelledby={id}
          tabIndex={-1}
          onKeyDown={pressed}
        >
          <header className="dialog-head">
            {before}
            <h2 id={id}>{title}</h2>
            <button type="button" className="icon-button" aria-label="Close" onClick={onCross}>
              <Icon name="close" />
            </button>
          </header>
          {children}
        </div>
      </LayerContext>
    </div>
  );
}

function firstField(box: HTMLElement): HTMLElement | null {
  return (
    box.querySelector<HTMLElement>('[data-focus-on-load]') ??
    box.querySelector<HTMLElement>('.block-input :is(input:not([hidden]),textarea,select)') ??
    box.querySelector<HTMLElement>('.dialog-body :is(button,a[href])') ??
    box.querySelector<HTMLElement>('.dialog-foot button') ??
    box
  );
}

function keepInside(event: KeyboardEvent, box: HTMLElement): void {
  const all = [...box.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.offsetParent !== null);
  const edge = event.shiftKey ? all[0] : all.at(-1);
  const target = event.shiftKey ? all.at(-1) : all[0];
  if (document.activeElement !== edge && document.activeElement !== box) return;
  event.preventDefault();
  target?.focus();
}
