import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ChannelInfo, UploadedFile } from '../../server/protocol.ts';
import { conversationName } from '../state/channels.ts';
import { usageOf } from '../state/completion.ts';
import { CompletionList } from './completion-list.tsx';
import { FilePicker } from './file-picker.tsx';
import { Icon } from './icon.tsx';
import { usePane, usePersonWindow } from './pane-context.tsx';
import { useCompletion } from './use-completion.ts';
import { useSend } from './use-send.ts';

interface ComposerProps {
  readonly channel: Pick<ChannelInfo, 'id' | 'kind' | 'name'>;
  readonly threadTs?: string;
  readonly focusFirst?: boolean;
}

/** What one had begun to write in each conversation, until the page is left. */
const drafts = new WeakMap<object, Map<string, string>>();

export function Composer({ channel, threadTs, focusFirst = false }: ComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(channel.id + (threadTs ?? ''));
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const completing = useCompletion(draft.text, draft.setText, field);
  const send = useSend(channel.id, threadTs);
  const window = usePersonWindow();
  const label = threadTs
    ? 'Reply…'
    : `Message ${window ? conversationName(channel as ChannelInfo, window) : ''}`;

  useEffect(() => {
    if (focusFirst) field.current?.focus();
  }, [focusFirst]);

  async function submit(): Promise<void> {
    if (draft.text.trim() === '' && files.length === 0) return;
    const sent = { text: draft.text, files };
    draft.setText('');
    setFiles([]);
    completing.close();
    if (await send(sent.text, sent.files)) return;
    draft.setText(sent.text);
    setFiles(sent.files);
  }

  function pressed(event: KeyboardEvent): void {
    if (completing.pressed(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  }

  return (
    <div className="composer">
      <Usage text={draft.text} inThread={threadTs !== undefined} />
      <div className="composer-box">
        <FilePicker files={files} label="Attach a file" className="icon-button" onChange={setFiles}>
          <Icon name="attach" />
        </FilePicker>
        <textarea
          ref={field}
          rows={1}
          aria-label={label}
          placeholder={label}
          value={draft.text}
          onChange={(event) => {
            draft.setText(event.target.value);
            completing.moved(event);
          }}
          onKeyDown={pressed}
          onBlur={completing.close}
          {...completing.attributes}
        />
        <button
          type="button"
          className="send"
          aria-label="Send"
          title="Send (Enter)"
          onClick={() => void submit()}
        >
          <Icon name="send" />
        </button>
      </div>
      {completing.list && <CompletionList {...completing.list} />}
    </div>
  );
}

function Usage({ text, inThread }: { readonly text: string; readonly inThread: boolean }) {
  const window = usePersonWindow();
  const command = usageOf(text, window?.commands ?? []);
  if (!command) return null;
  const words = inThread ? 'Slack takes no commands in threads' : command.usageHint;
  return (
    <p className="usage" role="status">
      <strong>{command.command}</strong> {words}
    </p>
  );
}

function useDraft(key: string) {
  const { store } = usePane();
  const kept = drafts.get(store) ?? new Map<string, string>();
  drafts.set(store, kept);
  const [text, show] = useState(kept.get(key) ?? '');
  function setText(next: string): void {
    kept.set(key, next);
    show(next);
  }
  return { text, setText };
}
