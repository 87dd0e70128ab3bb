import { getActor } from '../../db/actors.ts';
import { insertImport } from '../../db/imports.ts';
import { getPerson } from '../../db/people.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { Range } from '../../domain/import/range.ts';
import { NOTHING_LEFT_OUT } from '../../domain/import/states.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { agentChannels } from '../../domain/setup.ts';
import { tsOf } from '../../domain/ticket/origin.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { readForImport } from '../send/reading.ts';

/** The form is in its place before what was read is drawn in it. */
const PAUSE_MS = 1000;

export interface Importer {
  readonly timeZone: string;
  /** Where staff work: nothing there is a request. */
  readonly staffChannelIds: readonly string[];
}

/** What the form for somebody who imports needs; refuses whoever may not. */
export async function readImporter({ db }: Desk, caller: Caller): Promise<Importer> {
  const { workspaceId, personId } = caller;
  refuseUnlessMay(await getActor(db, caller), 'ticket.import');
  const { setup } = await getWorkspace(db, workspaceId);
  const { timeZone } = await getPerson(db, workspaceId, personId);
  return { timeZone, staffChannelIds: agentChannels(setup) };
}

export function refuseWhereStaffWork(staffChannelIds: readonly string[], channelId: string): void {
  if (!staffChannelIds.includes(channelId)) return;
  throw new Refusal(
    'import.staff',
    'Nothing was read: staff work in that channel, and what they say there is no request. Choose another.',
    'channel',
  );
}

export interface Sought {
  /** What Slack knows the form by. */
  readonly key: string;
  readonly channelId: string;
  /** Or the root of one thread. */
  readonly where: Range | { readonly ts: string };
}

/** IN-5: asks which messages of a channel became no ticket; the answer is drawn in the form. */
export function findUnfiled(desk: Desk, caller: Caller, { key, channelId, where }: Sought): Promise<void> {
  // The same form may look again, elsewhere.
  return act(desk, { ...caller, inputKey: `import:${key}` }, async (tx, actor, now) => {
    refuseUnlessMay(actor, 'ticket.import');
    const { workspaceId, personId } = actor;
    const { setup } = await getWorkspace(tx, workspaceId);
    refuseWhereStaffWork(agentChannels(setup), channelId);
    const [fromTs, untilTs] = 'ts' in where ? [where.ts, where.ts] : [tsOf(where.from), upTo(where.until)];
    const row = { workspaceId, key, personId, channelId, fromTs, untilTs, askedAt: now };
    const { id: importId } = await insertImport(tx, { ...row, leftOut: NOTHING_LEFT_OUT });
    const at = new Date(now.getTime() + PAUSE_MS);
    await readForImport(tx, workspaceId, { kind: 'import.search', importId }, now, at);
  });
}

/** With what was written in the second that is not over. */
const upTo = (until: Date): string => tsOf(new Date(until.getTime() + 1000));
