import { and, eq, inArray, max } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import type { Tables } from './schema/tables.ts';

export type AgentRow = Tables['agents']['$inferSelect'];
export type GroupAgent = Tables['groupAgents']['$inferSelect'];

type AgentChange = Partial<Omit<AgentRow, 'id' | 'workspaceId' | 'personId'>>;

/** Those who have said something of themselves, or were given something. */
export async function listAgents(db: Db, workspaceId: string): Promise<AgentRow[]> {
  const { agents } = db.tables;
  return db.select().from(agents).where(eq(agents.workspaceId, workspaceId));
}

export async function listAgentsOf(
  db: Db,
  workspaceId: string,
  personIds: readonly string[],
): Promise<AgentRow[]> {
  if (personIds.length === 0) return [];
  const { agents } = db.tables;
  return db
    .select()
    .from(agents)
    .where(and(eq(agents.workspaceId, workspaceId), inArray(agents.personId, [...personIds])));
}

export async function findAgent(
  db: Db,
  workspaceId: string,
  personId: string,
): Promise<AgentRow | undefined> {
  const { agents } = db.tables;
  const isTheirs = and(eq(agents.workspaceId, workspaceId), eq(agents.personId, personId));
  const [agent] = await db.select().from(agents).where(isTheirs);
  return agent;
}

/** Makes the row where there is none. */
export async function updateAgent(
  tx: Tx,
  workspaceId: string,
  personId: string,
  change: AgentChange,
): Promise<void> {
  const { agents } = tx.tables;
  await tx
    .insert(agents)
    .values({ workspaceId, personId, ...change })
    .onConflictDoUpdate({ target: [agents.workspaceId, agents.personId], set: change });
}

/** The highest there is; the next one given counts one more. */
export async function findLastGiven(db: Db, workspaceId: string): Promise<number> {
  const { agents } = db.tables;
  const [row] = await db
    .select({ last: max(agents.lastGiven) })
    .from(agents)
    .where(eq(agents.workspaceId, workspaceId));
  return row?.last ?? 0;
}

export async function listGroupAgents(db: Db, workspaceId: string): Promise<GroupAgent[]> {
  const { groupAgents } = db.tables;
  return db.select().from(groupAgents).where(eq(groupAgents.workspaceId, workspaceId));
}

/** They were asked; whoever has agreed before has still agreed. */
export async function insertGroupAgent(
  tx: Tx,
  row: { workspaceId: string; groupKey: string; personId: string; askedAt: Date },
): Promise<void> {
  await tx.insert(tx.tables.groupAgents).values(row).onConflictDoNothing();
}

export async function updateConfirmed(
  tx: Tx,
  row: { workspaceId: string; groupKey: string; personId: string },
  confirmedAt: Date,
): Promise<void> {
  const { groupAgents: g } = tx.tables;
  await tx
    .insert(g)
    .values({ ...row, askedAt: confirmedAt, confirmedAt })
    .onConflictDoUpdate({ target: [g.workspaceId, g.groupKey, g.personId], set: { confirmedAt } });
}

/** Who comes back later is asked anew. */
export async function deleteGroupAgent(
  tx: Tx,
  workspaceId: string,
  groupKey: string,
  personId: string,
): Promise<void> {
  const { groupAgents: g } = tx.tables;
  await tx
    .delete(g)
    .where(and(eq(g.workspaceId, workspaceId), eq(g.groupKey, groupKey), eq(g.personId, personId)));
}
