import type { Message, Reaction } from '../../server/protocol.ts';
import { emojiCharacter } from '../text/emoji.ts';
import { usePane, usePersonWindow } from './pane-context.tsx';
import { useReact } from './use-react.ts';

export function Reactions({ message }: { readonly message: Message }) {
  if (message.reactions.length === 0) return null;
  return (
    <div className="reactions">
      {message.reactions.map((reaction) => (
        <ReactionButton key={reaction.name} message={message} reaction={reaction} />
      ))}
    </div>
  );
}

function ReactionButton({ message, reaction }: { readonly message: Message; readonly reaction: Reaction }) {
  const window = usePersonWindow();
  const { store } = usePane();
  const react = useReact(message, store);
  const mine = window !== undefined && reaction.users.includes(window.me.id);
  const people = window ? [window.bot, ...window.people] : [];
  const names = reaction.users.map((id) => people.find((one) => one.id === id)?.realName ?? id);
  const words = reaction.name.replaceAll('_', ' ');
  return (
    <button
      type="button"
      className={mine ? 'reaction mine' : 'reaction'}
      aria-pressed={mine}
      aria-label={`${words}, ${reaction.users.length}: ${names.join(', ')}`}
      title={`${names.join(', ')} :${reaction.name}:`}
      onClick={() => react(reaction.name)}
    >
      <span aria-hidden="true">{emojiCharacter(reaction.name) ?? `:${reaction.name}:`}</span>
      <span aria-hidden="true">{reaction.users.length}</span>
    </button>
  );
}
