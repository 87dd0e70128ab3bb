import { and, eq, inArray, max } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertNew, upsertBy } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, type Listed, listStatement, statement } from './statement.ts';

export type AgentRow = Tables['agents']['$inferSelect'];
export type GroupAgent = Tables['groupAgents']['$inferSelect'];

type AgentChange = Partial<Omit<AgentRow, 'id' | 'workspaceId' | 'personId'>>;

const agentsOfWorkspace = statement((q: Db, p: Args<{ workspaceId: string }>) =>
  q.select().from(q.tables.agents).where(eq(q.tables.agents.workspaceId, p.workspaceId)),
);

/** Those who have said something of themselves, or were given something. */
export function listAgents(db: Db, workspaceId: string): Promise<AgentRow[]> {
  return agentsOfWorkspace(db, { workspaceId });
}

const agentsListed = listStatement((q: Db, p: Args<{ workspaceId: string }>, personIds: Listed<string>) => {
  const { agents } = q.tables;
  return q
    .select()
    .from(agents)
    .where(and(eq(agents.workspaceId, p.workspaceId), inArray(agents.personId, personIds)));
});

export function listAgentsOf(db: Db, workspaceId: string, personIds: readonly string[]): Promise<AgentRow[]> {
  return agentsListed(db, { workspaceId }, personIds);
}

const agentById = statement((q: Db, p: Args<{ workspaceId: string; personId: string }>) => {
  const { agents } = q.tables;
  return q
    .select()
    .from(agents)
    .where(and(eq(agents.workspaceId, p.workspaceId), eq(agents.personId, p.personId)));
});

export async function findAgent(
  db: Db,
  workspaceId: string,
  personId: string,
): Promise<AgentRow | undefined> {
  const [agent] = await agentById(db, { workspaceId, personId });
  return agent;
}

const upsertAgent = upsertBy('workspaceId', 'personId');

/** Makes the row where there is none. */
export async function updateAgent(
  tx: Tx,
  workspaceId: string,
  personId: string,
  change: AgentChange,
): Promise<void> {
  await upsertAgent(tx, tx.tables.agents, { workspaceId, personId, ...change });
}

const lastGiven = statement((q: Db, p: Args<{ workspaceId: string }>) => {
  const { agents } = q.tables;
  return q
    .select({ last: max(agents.lastGiven) })
    .from(agents)
    .where(eq(agents.workspaceId, p.workspaceId));
});

/** The highest there is; the next one given counts one more. */
export async function findLastGiven(db: Db, workspaceId: string): Promise<number> {
  const [row] = await lastGiven(db, { workspaceId });
  return row?.last ?? 0;
}

const groupAgentsOf = statement((q: Db, p: Args<{ workspaceId: string }>) =>
  q.select().from(q.tables.groupAgents).where(eq(q.tables.groupAgents.workspaceId, p.workspaceId)),
);

export function listGroupAgents(db: Db, workspaceId: string): Promise<GroupAgent[]> {
  return groupAgentsOf(db, { workspaceId });
}

/** They were asked; whoever has agreed before has still agreed. */
export async function insertGroupAgent(
  tx: Tx,
  row: { workspaceId: string; groupKey: string; personId: string; askedAt: Date },
): Promise<void> {
  await insertNew(tx, tx.tables.groupAgents, row);
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
