import { useCallback, useState } from 'react';
import type { Place } from '../../server/protocol.ts';
import { type Press, pressKey } from '../blocks/block-host.tsx';
import { usePane } from './pane-context.tsx';

/** What a view does besides: hand over what is typed first, and show a failure itself, as it covers the pane. */
export interface ViewActs {
  readonly before?: () => Promise<unknown>;
  readonly onFailed?: (words: string | undefined) => void;
}

const NO_VIEW: ViewActs = {};

/** Presses in one place: asks first where the button wants it, and shows that Slack is waiting for the app. */
export function useBlockActs(place: Place, view?: ViewActs) {
  const { store, confirm } = usePane();
  const { before, onFailed } = view ?? NO_VIEW;
  const [busy, setBusy] = useState<string>();
  const placeKey = JSON.stringify(place);

  const act = useCallback(
    async ({ blockId, actionId, choice, confirm: question }: Press) => {
      if (question && !(await confirm(question))) return;
      setBusy(pressKey(blockId, actionId));
      const where = JSON.parse(placeKey) as Place;
      await before?.();
      const press = () => store.call('press', where, actionId, { block_id: blockId, ...choice });
      if (onFailed) onFailed((await store.attempt(press))?.failed);
      else await store.answered(press);
      setBusy(undefined);
    },
    [store, confirm, placeKey, before, onFailed],
  );

  const suggest = useCallback(
    async (blockId: string, actionId: string, typed: string) => {
      const where = JSON.parse(placeKey) as Place;
      return (await store.attempt(() => store.call('suggest', where, blockId, actionId, typed))) ?? [];
    },
    [store, placeKey],
  );

  return { busy, act: (press: Press) => void act(press), suggest };
}
