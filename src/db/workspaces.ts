import { eq } from 'drizzle-orm';
import type { Setup } from '../domain/setup.ts';
import type { Db, Tx } from './handles.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, statement } from './statement.ts';

export type Workspace = Tables['workspaces']['$inferSelect'];

const upsertWorkspace = statement((q: Tx, p: Args<Workspace>) => {
  const { workspaces } = q.tables;
  const { id, name, url, botUserId, setup } = p;
  return q
    .insert(workspaces)
    .values({ id, name, url, botUserId, setup })
    .onConflictDoUpdate({ target: workspaces.id, set: { name, url, botUserId } });
});

/** Makes sure of the row; what was set up is kept. */
export async function insertWorkspace(tx: Tx, row: Omit<Workspace, 'setup'>): Promise<void> {
  await upsertWorkspace(tx, { ...row, setup: {} });
}

const workspaceById = statement((q: Db, p: Args<{ id: string }>) =>
  q.select().from(q.tables.workspaces).where(eq(q.tables.workspaces.id, p.id)),
);

export async function findWorkspace(db: Db, id: string): Promise<Workspace | undefined> {
  const [workspace] = await workspaceById(db, { id });
  return workspace;
}

export async function getWorkspace(db: Db, id: string): Promise<Workspace> {
  const workspace = await findWorkspace(db, id);
  if (!workspace) throw new Error('The desk has not been started in this workspace.');
  return workspace;
}

const everyWorkspace = statement((q: Db) =>
  q.select().from(q.tables.workspaces).orderBy(q.tables.workspaces.id),
);

export function listWorkspaces(db: Db): Promise<Workspace[]> {
  return everyWorkspace(db);
}

const writeSetup = statement((q: Tx, p: Args<{ id: string; setup: Setup }>) => {
  const { workspaces } = q.tables;
  return q.update(workspaces).set({ setup: p.setup }).where(eq(workspaces.id, p.id));
});

export async function updateSetup(tx: Tx, id: string, change: Setup): Promise<void> {
  const { setup } = await getWorkspace(tx, id);
  await writeSetup(tx, { id, setup: { ...setup, ...change } });
}
