import { BlockText, PlainText } from '../components/markup.tsx';
import { MenuButton } from '../components/menu.tsx';
import { useFollow } from '../components/slack-link.tsx';
import { withEmoji } from '../text/mrkdwn.ts';
import { pressKey, type Standing, useBlockHost } from './block-host.tsx';
import type { ElementOf } from './types.ts';

interface ButtonProps {
  readonly element: ElementOf<'button'>;
  readonly at: Standing;
}

export function BlockButton({ element, at }: ButtonProps) {
  const host = useBlockHost();
  const actionId = element.action_id ?? '';
  const busy = host.busy === pressKey(at.blockId, actionId);
  const look = element.style ? `button button-${element.style}` : 'button';
  function press(): void {
    const choice = { value: element.value, block_id: at.blockId };
    if (!busy) host.act({ blockId: at.blockId, actionId, choice, confirm: element.confirm });
  }
  if (element.url) return <LinkButton element={element} look={look} url={element.url} onPress={press} />;
  return (
    <button
      type="button"
      className={look}
      aria-label={element.accessibility_label}
      aria-busy={busy}
      onClick={press}
    >
      <BlockText text={element.text} />
    </button>
  );
}

interface LinkButtonProps {
  readonly element: ElementOf<'button'>;
  readonly look: string;
  readonly url: string;
  readonly onPress: () => void;
}

/** Slack opens the link and tells the app as well. */
function LinkButton({ element, look, url, onPress }: LinkButtonProps) {
  const follow = useFollow(url);
  return (
    <a
      className={look}
      href={url}
      target="_blank"
      rel="noreferrer"
      aria-label={element.accessibility_label}
      onClick={(event) => {
        onPress();
        follow(event);
      }}
    >
      <PlainText text={element.text.text} emoji={element.text.emoji} />
    </a>
  );
}

export function OverflowMenu({
  element,
  at,
}: {
  readonly element: ElementOf<'overflow'>;
  readonly at: Standing;
}) {
  const host = useBlockHost();
  const actionId = element.action_id ?? '';
  const items = element.options.map((option) => ({
    label: withEmoji(option.text.text),
    ...(option.description && { detail: option.description.text }),
    onPick: () => {
      if (option.url) window.open(option.url, '_blank', 'noreferrer');
      const choice = { selected_option: option, block_id: at.blockId };
      host.act({ blockId: at.blockId, actionId, choice, confirm: element.confirm });
    },
  }));
  return (
    <MenuButton
      label={`More for ${at.name || 'this message'}`}
      className="button button-overflow"
      items={items}
    >
      <span aria-hidden="true">…</span>
    </MenuButton>
  );
}
