import { escapeText } from '../../domain/message/slack-text.ts';
import type { QueueNames, QueueWanted } from '../../domain/ticket/queue.ts';
import type { Saving } from '../../domain/ticket/saved-view.ts';
import { deleteView, readDeletable, readViews, saveView } from '../../services/ticket/saved-views.ts';
import type { Drawn } from '../../views/blocks.ts';
import { savedViews } from '../../views/ticket/saved-views.ts';
import { plainAnswer } from '../../views/words.ts';
import type { Asked, AskedByButton } from '../asked.ts';

/** `/ticket list views` */
export async function drawViews({ desk, caller }: Asked): Promise<Drawn> {
  const views = await readViews(desk, caller);
  return savedViews(views, await readDeletable(desk, caller, views));
}

/** `/ticket list mine p1 save as night` */
export async function saveList(
  { desk, caller }: Asked,
  { name, isShared }: Saving,
  wanted: QueueWanted,
  names: QueueNames,
): Promise<Drawn> {
  await saveView(desk, caller, { name, wanted, isShared }, names);
  const whom = isShared ? ' to everybody' : '';
  return plainAnswer(
    `Saved: \`/ticket list ${escapeText(name)}\` shows this list${whom} from now on. \`/ticket list views\` shows all that are saved.`,
  );
}

export async function pressDeleteView(asked: AskedByButton): Promise<void> {
  await deleteView(asked.desk, asked.caller, Number(asked.value));
  await asked.replace(await drawViews(asked));
}
