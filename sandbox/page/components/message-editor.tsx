import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Message } from '../../server/protocol.ts';
import { toTyped } from '../text/typed.ts';
import { usePane, usePersonWindow } from './pane-context.tsx';

interface MessageEditorProps {
  readonly message: Message;
  readonly onDone: () => void;
}

export function MessageEditor({ message, onDone }: MessageEditorProps) {
  const { store } = usePane();
  const window = usePersonWindow();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => toTyped(message.text, window ?? { people: [], channels: [] }));

  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(-1, -1);
  }, []);

  async function save(): Promise<void> {
    onDone();
    if (text.trim()) await store.attempt(() => store.call('edit', message.channel, message.ts, text));
  }

  function pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape') onDone();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void save();
  }

  return (
    <div className="editor">
      <textarea
        ref={field}
        className="field"
        aria-label="Edit message"
        rows={2}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={pressed}
      />
      <div className="editor-foot">
        <button type="button" className="button" onClick={onDone}>
          Cancel
        </button>
        <button type="button" className="button button-primary" onClick={() => void save()}>
          Save
        </button>
      </div>
    </div>
  );
}
