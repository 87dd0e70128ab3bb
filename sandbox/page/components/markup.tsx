import { type ReactNode, useMemo } from 'react';
import { type Piece, parseMrkdwn, plainPieces } from '../text/mrkdwn.ts';
import { dateToken, fullTime } from '../text/times.ts';
import { InOrder } from './in-order.tsx';
import { useMe, useNowMs, usePane, usePaneState, usePerson, useZone } from './pane-context.tsx';
import { SlackLink } from './slack-link.tsx';

export function Mrkdwn({ text }: { readonly text: string }) {
  const pieces = useMemo(() => parseMrkdwn(text), [text]);
  return <Pieces pieces={pieces} />;
}

export function PlainText({ text, emoji }: { readonly text: string; readonly emoji?: boolean | undefined }) {
  const pieces = useMemo(() => plainPieces(text, emoji), [text, emoji]);
  return <Pieces pieces={pieces} />;
}

/** A text object of a block, either kind. */
export function BlockText({ text }: { readonly text: TextLike }) {
  if (text.type === 'mrkdwn') return <Mrkdwn text={text.text} />;
  return <PlainText text={text.text} emoji={text.emoji} />;
}

interface TextLike {
  readonly type: string;
  readonly text: string;
  readonly emoji?: boolean;
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }): ReactNode {
  return <InOrder items={pieces}>{(piece) => <OnePiece piece={piece} />}</InOrder>;
}

function OnePiece({ piece }: { readonly piece: Piece }) {
  switch (piece.is) {
    case 'text':
      return piece.text;
    case 'break':
      return <br />;
    case 'emoji':
      return <EmojiImage name={piece.name} character={piece.character} />;
    case 'bold':
      return (
        <strong>
          <Pieces pieces={piece.pieces} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Pieces pieces={piece.pieces} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Pieces pieces={piece.pieces} />
        </s>
      );
    case 'quote':
      return (
        <blockquote>
          <Pieces pieces={piece.pieces} />
        </blockquote>
      );
    case 'code':
      return <code>{piece.text}</code>;
    case 'pre':
      return <pre>{piece.text}</pre>;
    default:
      return <Reference piece={piece} />;
  }
}

function Reference({
  piece,
}: {
  readonly piece: Extract<Piece, { is: 'link' | 'person' | 'channel' | 'usergroup' | 'everyone' | 'date' }>;
}) {
  switch (piece.is) {
    case 'link':
      return <SlackLink url={piece.url}>{piece.label}</SlackLink>;
    case 'person':
      return <PersonMention id={piece.id} label={piece.label} />;
    case 'channel':
      return <ChannelMention id={piece.id} label={piece.label} />;
    case 'usergroup':
      return <UsergroupMention id={piece.id} label={piece.label} />;
    case 'everyone':
      return <span className="mention mention-me">{piece.label}</span>;
    case 'date':
      return <DateToken {...piece} />;
  }
}

export function EmojiImage({ name, character }: { readonly name: string; readonly character: string }) {
  return (
    <span className="emoji" role="img" aria-label={name.replaceAll('_', ' ')} title={`:${name}:`}>
      {character}
    </span>
  );
}

export function PersonMention({ id, label }: { readonly id: string; readonly label?: string | undefined }) {
  const person = usePerson(id);
  const me = useMe();
  const name = person ? person.realName : (label ?? id);
  return (
    <span className={me?.id === id ? 'mention mention-me' : 'mention'} title={person?.part}>
      @{name}
    </span>
  );
}

export function UsergroupMention({
  id,
  label,
}: {
  readonly id: string;
  readonly label?: string | undefined;
}) {
  const group = usePaneState((state) => state.window?.usergroups.find((one) => one.id === id));
  const me = useMe();
  const isMine = me !== undefined && group?.users.includes(me.id);
  return (
    <span className={isMine ? 'mention mention-me' : 'mention'} title={group?.name}>
      {group ? `@${group.handle}` : (label ?? id)}
    </span>
  );
}

export function ChannelMention({ id, label }: { readonly id: string; readonly label?: string | undefined }) {
  const { store } = usePane();
  const channel = usePaneState((state) => state.window?.channels.find((one) => one.id === id));
  if (!channel) return <span className="mention">{label ? `#${label}` : 'a private channel'}</span>;
  return (
    <button type="button" className="mention" onClick={() => store.show(channel.id)}>
      #{channel.name}
    </button>
  );
}

interface DateTokenProps {
  readonly ms: number;
  readonly format: string;
  readonly url?: string | undefined;
  readonly fallback: string;
}

/** In the zone of whoever reads it; the words for clients that cannot are in the tooltip. */
export function DateToken({ ms, format, url, fallback }: DateTokenProps) {
  const tz = useZone();
  const nowMs = useNowMs();
  if (!Number.isFinite(ms)) return fallback;
  const time = (
    <time dateTime={new Date(ms).toISOString()} title={fallback || fullTime(ms, tz)}>
      {dateToken(format, ms, nowMs, tz)}
    </time>
  );
  return url ? <SlackLink url={url}>{time}</SlackLink> : time;
}
