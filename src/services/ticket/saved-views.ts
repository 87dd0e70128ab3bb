import { getActor } from '../../db/actors.ts';
import { deleteSavedView, insertSavedView, listSavedViews } from '../../db/saved-views.ts';
import { type Actor, type Caller, DESK_ACTOR_ID } from '../../domain/people/actor.ts';
import { may, refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type QueueNames, type QueueWanted, writeQueue } from '../../domain/ticket/queue.ts';
import { isShared, refuseUnlessViewName, type SavedView } from '../../domain/ticket/saved-view.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';

const MOST_VIEWS = 30;

/** Their own lists and everybody's. */
export function readViews({ db }: Desk, { workspaceId, personId }: Caller): Promise<SavedView[]> {
  return listSavedViews(db, workspaceId, [personId, DESK_ACTOR_ID]);
}

/** Which of them the reader may delete. */
export async function readDeletable(desk: Desk, caller: Caller, views: readonly SavedView[]) {
  const actor = await getActor(desk.db, caller);
  return new Set(views.filter((view) => mayDelete(actor, view)).map(({ id }) => id));
}

/** Keeps a list under a name, in the place of one that had it. */
export function saveView(
  desk: Desk,
  caller: Caller,
  saved: { name: string; wanted: QueueWanted; isShared: boolean },
  names: QueueNames,
): Promise<void> {
  return act(desk, caller, async (tx, actor) => {
    refuseUnlessMay(actor, saved.isShared ? 'view.share' : 'ticket.file');
    refuseUnlessViewName(saved.name, names);
    const holderId = saved.isShared ? DESK_ACTOR_ID : actor.personId;
    const there = await listSavedViews(tx, actor.workspaceId, [holderId]);
    if (there.length >= MOST_VIEWS && !there.some(({ name }) => name === saved.name)) {
      throw new Refusal(
        'view.many',
        `Nothing was saved: there are ${MOST_VIEWS} lists already. \`/ticket list views\` shows them; delete one first.`,
      );
    }
    const words = writeQueue(saved.wanted);
    await insertSavedView(tx, { workspaceId: actor.workspaceId, holderId, name: saved.name, words });
  });
}

/** One that is gone already is no trouble; somebody else's does not exist. */
export function deleteView(desk: Desk, caller: Caller, id: number): Promise<void> {
  return act(desk, caller, async (tx, actor) => {
    const views = await listSavedViews(tx, actor.workspaceId, [actor.personId, DESK_ACTOR_ID]);
    const view = views.find((one) => one.id === id);
    if (!view) return;
    if (isShared(view)) refuseUnlessMay(actor, 'view.share');
    await deleteSavedView(tx, actor.workspaceId, id);
  });
}

const mayDelete = (actor: Actor, view: SavedView): boolean => !isShared(view) || may(actor, 'view.share');
