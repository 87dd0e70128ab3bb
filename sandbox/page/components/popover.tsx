import {
  type CSSProperties,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { LayerContext } from './pane-context.tsx';

interface PopoverProps {
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** As wide as its anchor, for lists under a field. */
  readonly fit?: boolean;
}

const GAP_PX = 4;
/** Between a layer and the edge of the pane. */
const EDGE_PX = 8;
/** Not hidden: what is hidden cannot take the focus. */
const UNPLACED: CSSProperties = { left: 0, top: 0, opacity: 0 };

/** A small layer beside its anchor, kept inside the pane or dialog. A press elsewhere closes it. */
export function Popover({ anchor, onClose, children, fit = false }: PopoverProps) {
  const layer = useContext(LayerContext);
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<CSSProperties>();

  // After every drawing, as chips above the anchor may have moved it.
  useLayoutEffect(() => {
    if (!layer || !box.current) return;
    const next = placeBeside(anchor, box.current, layer, fit);
    setPlace((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
  });

  useEffect(() => {
    function pressed(event: PointerEvent): void {
      const target = event.target as Node;
      if (!box.current?.contains(target) && !anchor.contains(target)) onClose();
    }
    document.addEventListener('pointerdown', pressed);
    return () => document.removeEventListener('pointerdown', pressed);
  }, [anchor, onClose]);

  if (!layer) return null;
  return createPortal(
    <div ref={box} className={fit ? 'popover popover-fit' : 'popover'} style={place ?? UNPLACED}>
      {children}
    </div>,
    layer,
  );
}

function placeBeside(anchor: HTMLElement, box: HTMLElement, layer: HTMLElement, fit: boolean): CSSProperties {
  const from = anchor.getBoundingClientRect();
  const room = layer.getBoundingClientRect();
  const width = fit ? Math.max(from.width, 200) : box.offsetWidth;
  const left = within(from.left - room.left, room.width - width - EDGE_PX);
  const below = from.bottom - room.top + GAP_PX;
  const upwards = below + box.offsetHeight > room.height && from.top - room.top > box.offsetHeight;
  // Held at its lower edge above the anchor, so that a list that gets shorter stays beside it.
  const above = room.bottom - from.top + GAP_PX;
  // A message that moved on below others takes its anchor out of sight, never what stands open.
  const most = Math.max(EDGE_PX, room.height - box.offsetHeight - EDGE_PX);
  const side = upwards ? { bottom: within(above, most) } : { top: within(below, most) };
  return { left, ...side, ...(fit && { width }) };
}

const within = (at: number, most: number): number => Math.max(EDGE_PX, Math.min(at, most));
