import type { KnownBlock } from '@slack/types';
import type { OpenView } from '../../server/protocol.ts';
import { BlockHostProvider } from '../blocks/block-host.tsx';
import { Blocks } from '../blocks/blocks.tsx';
import { Icon } from './icon.tsx';
import { Notice } from './notice.tsx';
import { usePaneState, usePersonWindow } from './pane-context.tsx';
import { useViewForm } from './use-view-form.ts';

export function HomeView() {
  const home = usePaneState((state) => state.home);
  const window = usePersonWindow();
  if (!home) {
    return (
      <div className="home">
        <p className="empty">{window?.bot.realName} has published nothing here yet.</p>
        <Notice />
      </div>
    );
  }
  return (
    <div className="home">
      <HomeBlocks key={home.id} home={home} />
      <Notice />
    </div>
  );
}

function HomeBlocks({ home }: { readonly home: OpenView }) {
  const { host, failed } = useViewForm(home);
  return (
    <BlockHostProvider value={host}>
      <Blocks blocks={home.view.blocks as readonly KnownBlock[]} />
      {failed && (
        <p className="form-failed" role="alert">
          <Icon name="warning" /> {failed}
        </p>
      )}
    </BlockHostProvider>
  );
}
