import type { Confirm, ModalView } from '@slack/types';
import { type FocusEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { OpenView } from '../../server/protocol.ts';
import type { PaneStore } from '../state/pane-store.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { ConversationView } from './conversation.tsx';
import { Modal } from './modal.tsx';
import { LayerContext, PaneProvider, usePaneState } from './pane-context.tsx';
import { SideBar } from './side-bar.tsx';
import { ThreadPanel } from './thread-panel.tsx';

interface PaneProps {
  readonly store: PaneStore;
  readonly side: 'left' | 'right';
  readonly hidden: boolean;
  readonly onSwitch: (handle: string) => void;
}

interface Question {
  readonly confirm: Confirm;
  readonly answer: (yes: boolean) => void;
}

/** One person's Slack. */
export function Pane({ store, side, hidden, onSwitch }: PaneProps) {
  const [layer, setLayer] = useState<HTMLElement | null>(null);
  const [question, setQuestion] = useState<Question>();
  const confirm = useCallback((asked: Confirm) => {
    return new Promise<boolean>((resolve) => {
      setQuestion({
        confirm: asked,
        answer: (yes) => {
          setQuestion(undefined);
          resolve(yes);
        },
      });
    });
  }, []);
  useEffect(() => store.setInSight(!hidden), [store, hidden]);
  const context = useMemo(() => ({ store, confirm }), [store, confirm]);

  return (
    <PaneProvider value={context}>
      <LayerContext value={layer}>
        <PaneFrame
          side={side}
          hidden={hidden}
          layer={setLayer}
          asking={question !== undefined}
          onSwitch={onSwitch}
        >
          {question && <ConfirmDialog question={question.confirm} onAnswer={question.answer} />}
        </PaneFrame>
      </LayerContext>
    </PaneProvider>
  );
}

interface PaneFrameProps extends Pick<PaneProps, 'side' | 'hidden' | 'onSwitch'> {
  readonly layer: (element: HTMLElement | null) => void;
  readonly asking: boolean;
  readonly children: ReactNode;
}

function PaneFrame({ side, hidden, layer, asking, onSwitch, children }: PaneFrameProps) {
  const name = usePaneState((state) => state.window?.me.realName);
  const connected = usePaneState((state) => state.connected);
  const modals = usePaneState((state) => state.modals);
  const hasThread = usePaneState((state) => state.thread !== undefined);
  const top = modals.at(-1);
  const covered = asking || top !== undefined;
  const keepFocus = useFocusBack(covered);
  return (
    <section
      ref={layer}
      className={hasThread ? 'pane has-thread' : 'pane'}
      data-side={side}
      hidden={hidden}
      aria-label={name ? `${name}’s Slack` : 'Connecting'}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only remembers where the focus was */}
      <div className="pane-body" inert={covered} onFocus={keepFocus}>
        <SideBar onSwitch={onSwitch} />
        <ConversationView />
        <ThreadPanel />
      </div>
      {!connected && (
        <p className="offline" role="status">
          Connecting to the sandbox…
        </p>
      )}
      {top && isModal(top) && (
        <div inert={asking}>
          <Modal key={top.id} open={top} depth={modals.length} />
        </div>
      )}
      {children}
    </section>
  );
}

function isModal(open: OpenView): open is OpenView & { readonly view: ModalView } {
  return open.view.type === 'modal';
}

/** When the last dialog goes, the focus returns to where it was before, or to the message around it. */
function useFocusBack(covered: boolean) {
  const last = useRef<readonly (HTMLElement | null)[]>([]);
  const wasCovered = useRef(false);
  useEffect(() => {
    const lost = document.activeElement === document.body;
    if (wasCovered.current && !covered && lost) last.current.find((one) => one?.isConnected)?.focus();
    wasCovered.current = covered;
  }, [covered]);
  return (event: FocusEvent<HTMLElement>) => {
    last.current = [event.target, event.target.closest('article')];
  };
}
