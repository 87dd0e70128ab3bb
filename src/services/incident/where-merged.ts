import type { Db } from '../../db/handles.ts';
import type { Incident } from '../../db/incidents.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { WhereMerged } from '../../domain/incident/merge-words.ts';
import { permalink } from '../../domain/ticket/origin.ts';

export async function whereMerged(db: Db, incident: Incident): Promise<WhereMerged> {
  const { workspaceId, roomChannelId, headlineChannelId, headlineTs } = incident;
  const { url } = await getWorkspace(db, workspaceId);
  const headlineLink = headlineChannelId && headlineTs ? permalink(url, headlineChannelId, headlineTs) : null;
  return { roomChannelId, headlineLink };
}
