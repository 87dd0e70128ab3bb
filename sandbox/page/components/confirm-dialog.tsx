import type { Confirm } from '@slack/types';
import { Dialog } from './dialog.tsx';
import { BlockText } from './markup.tsx';

interface ConfirmDialogProps {
  readonly question: Confirm;
  readonly onAnswer: (yes: boolean) => void;
}

/** A button's own question before it acts. The safe answer has the focus. */
export function ConfirmDialog({ question, onAnswer }: ConfirmDialogProps) {
  const style = question.style === 'danger' ? 'button button-danger' : 'button button-primary';
  return (
    <Dialog alert title={question.title?.text ?? 'Are you sure?'} onClose={() => onAnswer(false)}>
      <div className="dialog-body">{question.text && <BlockText text={question.text} />}</div>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {question.deny?.text ?? 'Cancel'}
        </button>
        <button type="button" className={style} onClick={() => onAnswer(true)}>
          {question.confirm?.text ?? 'Yes'}
        </button>
      </footer>
    </Dialog>
  );
}
