import {
  type ChangeEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { ChannelInfo, UploadedFile } from '../../server/protocol.ts';
import { conversationName } from '../blocks/select-options.ts';
import { accepted, type Completion, completionAt, type Suggestion, usageOf } from '../state/completion.ts';
import { CompletionList } from './completion-list.tsx';
import { FilePicker } from './file-picker.tsx';
import { Icon } from './icon.tsx';
import { usePane, usePersonWindow } from './pane-context.tsx';
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

type Field = RefObject<HTMLTextAreaElement | null>;

/** The list over the composer: commands, people, channels. The focus stays in the text. */
function useCompletion(text: string, setText: (text: string) => void, field: Field) {
  const window = usePersonWindow();
  const id = useId();
  const [completion, setCompletion] = useState<Completion>();
  const [active, setActive] = useState(0);
  const caret = useRef<number>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the box grows with its text
  useLayoutEffect(() => {
    if (caret.current !== undefined) field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
    if (field.current) grow(field.current);
  }, [field, text]);

  function pick(suggestion: Suggestion): void {
    if (!completion) return;
    const next = accepted(text, completion, suggestion);
    caret.current = next.caret;
    setText(next.text);
    setCompletion(undefined);
  }

  function pressed(event: KeyboardEvent): boolean {
    const suggestion = completion?.suggestions[active];
    if (!completion || !suggestion) return false;
    const step = { ArrowDown: 1, ArrowUp: completion.suggestions.length - 1 }[event.key];
    if (step) setActive((active + step) % completion.suggestions.length);
    else if (event.key === 'Escape') setCompletion(undefined);
    else if (event.key === 'Tab' || (event.key === 'Enter' && !isComplete(text, suggestion)))
      pick(suggestion);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return {
    pressed,
    moved(event: ChangeEvent<HTMLTextAreaElement>): void {
      setActive(0);
      const from = window ?? { commands: [], people: [], channels: [] };
      setCompletion(completionAt(event.target.value, event.target.selectionStart, from));
    },
    close: () => setCompletion(undefined),
    list: completion && { id, suggestions: completion.suggestions, active, onPick: pick },
    attributes: completion
      ? {
          'aria-controls': `${id}-list`,
          'aria-activedescendant': `${id}-${active}`,
          'aria-autocomplete': 'list' as const,
        }
      : {},
  };
}

/** A whole command is sent by Enter, not completed once more. */
function isComplete(text: string, suggestion: Suggestion): boolean {
  return suggestion.insert.trim() === text;
}

function grow(field: HTMLTextAreaElement): void {
  field.style.height = '';
  // A window that is not shown has no heights.
  if (field.scrollHeight > 0) field.style.height = `${Math.min(field.scrollHeight, 180)}px`;
}
