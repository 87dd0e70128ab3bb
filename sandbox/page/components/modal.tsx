import type { KnownBlock, ModalView } from '@slack/types';
import { useRef, useState } from 'react';
import type { OpenView } from '../../server/protocol.ts';
import { BlockHostProvider } from '../blocks/block-host.tsx';
import { Blocks } from '../blocks/blocks.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { PlainText } from './markup.tsx';
import { usePane } from './pane-context.tsx';
import { useViewForm } from './use-view-form.ts';

interface ModalProps {
  readonly open: OpenView & { readonly view: ModalView };
  readonly depth: number;
}

/** The top modal of the stack. */
export function Modal({ open, depth }: ModalProps) {
  const { store } = usePane();
  const { view } = open;
  const form = useViewForm(open);
  const [submitting, setSubmitting] = useState(false);
  const body = useRef<HTMLFormElement>(null);

  function close(all: boolean): void {
    void store.attempt(() => store.call('closeModal', open.id, all));
  }

  async function submit(): Promise<void> {
    // A second press while Slack waits for the app does nothing, as in Slack.
    if (submitting) return;
    setSubmitting(true);
    const faults = await form.submit();
    setSubmitting(false);
    if (faults) requestAnimationFrame(() => focusFault(body.current));
  }

  return (
    <Dialog
      title={<PlainText text={view.title.text} />}
      onClose={() => close(false)}
      onCross={() => close(true)}
      before={depth > 1 && <BackButton onPress={() => close(false)} />}
    >
      <form
        ref={body}
        className="dialog-form"
        noValidate
        aria-busy={submitting}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="dialog-body">
          <BlockHostProvider value={form.host}>
            <Blocks blocks={view.blocks as readonly KnownBlock[]} />
          </BlockHostProvider>
          {form.failed && (
            <p className="form-failed" role="alert">
              <Icon name="warning" /> {form.failed}
            </p>
          )}
        </div>
        <ModalFoot view={view} submitting={submitting} onClose={() => close(false)} />
      </form>
    </Dialog>
  );
}

function BackButton({ onPress }: { readonly onPress: () => void }) {
  return (
    <button type="button" className="icon-button" aria-label="Back" onClick={onPress}>
      <Icon name="back" />
    </button>
  );
}

interface ModalFootProps {
  readonly view: ModalView;
  readonly submitting: boolean;
  readonly onClose: () => void;
}

function ModalFoot({ view, submitting, onClose }: ModalFootProps) {
  return (
    <footer className="dialog-foot">
      <button type="button" className="button" onClick={onClose}>
        {view.close?.text ?? (view.submit ? 'Cancel' : 'Close')}
      </button>
      {view.submit && (
        <button
          type="submit"
          className="button button-primary"
          aria-busy={submitting}
          aria-disabled={submitting}
        >
          <PlainText text={view.submit.text} />
        </button>
      )}
    </footer>
  );
}

function focusFault(form: HTMLElement | null): void {
  form?.querySelector<HTMLElement>('.has-error :is(input:not([hidden]),textarea,button)')?.focus();
}
