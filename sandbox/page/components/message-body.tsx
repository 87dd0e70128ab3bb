import { useMemo, useState } from 'react';
import type { FormValues, Message } from '../../server/protocol.ts';
import type { BlockHost } from '../blocks/block-host.tsx';
import { BlockHostProvider } from '../blocks/block-host.tsx';
import { Blocks } from '../blocks/blocks.tsx';
import { isSystem } from '../state/conversations.ts';
import { withValue } from '../state/forms.ts';
import { Files } from './files.tsx';
import { Mrkdwn } from './markup.tsx';
import { useBlockActs } from './use-block-acts.ts';

export function MessageBody({ message }: { readonly message: Message }) {
  if (message.deleted) return <p className="quiet">This message was deleted.</p>;
  const hasBlocks = message.blocks !== undefined && message.blocks.length > 0;
  return (
    <div className={isSystem(message) ? 'row-body quiet' : 'row-body'}>
      {hasBlocks ? <MessageBlocks message={message} /> : <Mrkdwn text={message.text} />}
      {message.edited && <span className="quiet"> (edited)</span>}
      <Files files={message.files} />
    </div>
  );
}

function MessageBlocks({ message }: { readonly message: Message }) {
  const [values, setValues] = useState<FormValues>({});
  const place = useMemo(() => ({ channel: message.channel, ts: message.ts }), [message.channel, message.ts]);
  const { busy, act, suggest } = useBlockActs(place);
  const host: BlockHost = {
    values,
    errors: {},
    busy,
    change: (blockId, actionId, value) => setValues((before) => withValue(before, blockId, actionId, value)),
    act,
    suggest,
  };
  return (
    <BlockHostProvider value={host}>
      <Blocks blocks={message.blocks ?? []} />
    </BlockHostProvider>
  );
}
