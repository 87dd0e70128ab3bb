import { completeValues } from '../world/form.ts';
import type { StoredView } from '../world/stored.ts';
import type { World } from '../world/world.ts';

/** A view as payloads and the answers of `views.*` carry it. */
export function viewObject(world: World, stored: StoredView): Record<string, unknown> {
  const { view } = stored;
  return {
    id: stored.id,
    team_id: world.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    state: { values: completeValues(view.blocks, stored.typed) },
    hash: stored.hash,
    title: view.type === 'modal' ? view.title : { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.type === 'modal' ? (view.clear_on_close ?? false) : false,
    notify_on_close: view.type === 'modal' ? (view.notify_on_close ?? false) : false,
    close: view.type === 'modal' ? (view.close ?? null) : null,
    submit: view.type === 'modal' ? (view.submit ?? null) : null,
    previous_view_id: stored.previousId,
    root_view_id: stored.rootId,
    app_id: world.app.id,
    external_id: view.external_id ?? '',
    app_installed_team_id: world.team.id,
    bot_id: world.app.botId,
  };
}
