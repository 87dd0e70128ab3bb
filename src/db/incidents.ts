import { and, desc, eq, gte, isNotNull, or } from 'drizzle-orm';
import type { IncidentSeries, readIncidentName } from '../domain/incident/name.ts';
import { isGoingOn } from '../domain/incident/state.ts';
import { unknownIncident } from '../domain/people/incident-permissions.ts';
import type { Db, Tx } from './handles.ts';
import { insertReturning, updateRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { exactly } from './sql.ts';
import { type Args, statement } from './statement.ts';

export type Incident = Tables['incidents']['$inferSelect'];
export type NewIncident = Omit<Tables['incidents']['$inferInsert'], 'number' | 'isGoingOn'>;

/** Gives it the next number of its workspace and series; the one writer makes that safe. */
export async function insertIncident(tx: Tx, row: NewIncident): Promise<Incident> {
  const number = await nextNumber(tx, row.workspaceId, row.series);
  return insertReturning(tx, tx.tables.incidents, { ...row, number });
}

/** It is counted among others from now on, and has their next number. */
export async function updateSeries(tx: Tx, incident: Incident, series: IncidentSeries): Promise<Incident> {
  const { id, workspaceId } = incident;
  const number = await nextNumber(tx, workspaceId, series);
  const openNumber = incident.series === 'incident' ? incident.number : null;
  return updateRow(tx, tx.tables.incidents, id, { series, number, openNumber });
}

const lastNumber = statement((q: Db, p: Args<{ workspaceId: string; series: IncidentSeries }>) => {
  const { incidents } = q.tables;
  return q
    .select({ number: incidents.number })
    .from(incidents)
    .where(and(eq(incidents.workspaceId, p.workspaceId), eq(incidents.series, p.series)))
    .orderBy(desc(incidents.number))
    .limit(exactly(1));
});

const lastOpenNumber = statement((q: Db, p: Args<{ workspaceId: string }>) => {
  const { incidents } = q.tables;
  return q
    .select({ number: incidents.openNumber })
    .from(incidents)
    .where(and(eq(incidents.workspaceId, p.workspaceId), isNotNull(incidents.openNumber)))
    .orderBy(desc(incidents.openNumber))
    .limit(exactly(1));
});

/** What became private leaves its number behind: everybody has read it, and it would stand for two things (INC-10). */
async function nextNumber(db: Db, workspaceId: string, series: IncidentSeries): Promise<number> {
  const [last] = await lastNumber(db, { workspaceId, series });
  const [left] = series === 'incident' ? await lastOpenNumber(db, { workspaceId }) : [];
  return Math.max(last?.number ?? 0, left?.number ?? 0) + 1;
}

export async function updateIncident(
  tx: Tx,
  id: number,
  change: Partial<Omit<NewIncident, 'workspaceId'>>,
): Promise<Incident> {
  const goingOn = change.state ? { isGoingOn: isGoingOn(change.state) } : {};
  return updateRow(tx, tx.tables.incidents, id, { ...change, ...goingOn });
}

/** By row id, which never leaves the database and the buttons; an unknown one is a bug. */
export async function getIncident(db: Db, id: number): Promise<Incident> {
  const incident = await findIncident(db, id);
  if (!incident) throw new Error(`There is no incident with row id ${id}.`);
  return incident;
}

const incidentById = statement((q: Db, p: Args<{ id: number }>) =>
  q.select().from(q.tables.incidents).where(eq(q.tables.incidents.id, p.id)),
);

async function findIncident(db: Db, id: number): Promise<Incident | undefined> {
  const [incident] = await incidentById(db, { id });
  return incident;
}

/** Of a button or a form, whose value is the client's: another workspace's does not exist. */
export async function getIncidentIn(db: Db, workspaceId: string, id: number): Promise<Incident> {
  const incident = Number.isSafeInteger(id) ? await findIncident(db, id) : undefined;
  if (incident?.workspaceId === workspaceId) return incident;
  throw unknownIncident();
}

const incidentByRoom = statement((q: Db, p: Args<{ workspaceId: string; channelId: string }>) => {
  const { incidents } = q.tables;
  return q
    .select()
    .from(incidents)
    .where(and(eq(incidents.workspaceId, p.workspaceId), eq(incidents.roomChannelId, p.channelId)));
});

export async function findIncidentByRoom(
  db: Db,
  workspaceId: string,
  channelId: string,
): Promise<Incident | undefined> {
  const [incident] = await incidentByRoom(db, { workspaceId, channelId });
  return incident;
}

const mergedInto = statement((q: Db, p: Args<{ id: number }>) => {
  const { incidents } = q.tables;
  return q.select().from(incidents).where(eq(incidents.mergedIntoId, p.id)).orderBy(incidents.id);
});

/** Those that became part of it, and of those in turn; each ended before what it is part of did. */
export async function listMergedInto(db: Db, id: number): Promise<Incident[]> {
  const all: Incident[] = [];
  for (const one of await mergedInto(db, { id })) all.push(one, ...(await listMergedInto(db, one.id)));
  return all;
}

const goingOn = statement((q: Db, p: Args<{ workspaceId: string }>) => {
  const { incidents } = q.tables;
  return q
    .select()
    .from(incidents)
    .where(and(eq(incidents.workspaceId, p.workspaceId), eq(incidents.isGoingOn, true)))
    .orderBy(desc(incidents.id));
});

/** The newest first. */
export function listGoingOn(db: Db, workspaceId: string): Promise<Incident[]> {
  return goingOn(db, { workspaceId });
}

type Place = { readonly workspaceId: string; readonly channelId: string; readonly ts: string };

const incidentByHeadline = statement((q: Db, p: Args<Place>) => {
  const { incidents: i } = q.tables;
  const isThere = and(eq(i.headlineChannelId, p.channelId), eq(i.headlineTs, p.ts));
  return q
    .select()
    .from(i)
    .where(and(eq(i.workspaceId, p.workspaceId), isThere));
});

/** The incident whose headline this is. */
export async function findIncidentByHeadline(
  db: Db,
  workspaceId: string,
  channelId: string,
  ts: string,
): Promise<Incident | undefined> {
  const [incident] = await incidentByHeadline(db, { workspaceId, channelId, ts });
  return incident;
}

/** All there are, the oldest first. */
export async function listIncidents(db: Db): Promise<Incident[]> {
  const { incidents } = db.tables;
  return db.select().from(incidents).orderBy(incidents.id);
}

/** Those that are called by this number: an incident, a drill, a private one. */
export async function listIncidentsNumbered(db: Db, number: number): Promise<Incident[]> {
  const { incidents } = db.tables;
  return db.select().from(incidents).where(eq(incidents.number, number)).orderBy(incidents.id);
}

const codenames = statement((q: Db, p: Args<{ workspaceId: string }>) => {
  const { incidents: i } = q.tables;
  return q
    .select({ codename: i.codename })
    .from(i)
    .where(and(eq(i.workspaceId, p.workspaceId), eq(i.isPrivate, true)));
});

/** All that private ones were ever called. */
export async function listCodenames(db: Db, workspaceId: string): Promise<(string | null)[]> {
  const rows = await codenames(db, { workspaceId });
  return rows.map(({ codename }) => codename);
}

/** By the moment, to the millisecond: of what was declared in a journal no more is known. */
export async function findDeclaredAt(
  db: Db,
  workspaceId: string,
  declaredAt: Date,
): Promise<Incident | undefined> {
  const { incidents: i } = db.tables;
  const [incident] = await db
    .select()
    .from(i)
    .where(and(eq(i.workspaceId, workspaceId), eq(i.declaredAt, declaredAt)));
  return incident;
}

export async function findIncidentNamed(
  db: Db,
  workspaceId: string,
  named: NonNullable<ReturnType<typeof readIncidentName>>,
): Promise<Incident | undefined> {
  const { incidents: i } = db.tables;
  const isNamed =
    'codename' in named
      ? eq(i.codename, named.codename)
      : and(eq(i.series, named.series), eq(i.number, named.number));
  const [incident] = await db
    .select()
    .from(i)
    .where(and(eq(i.workspaceId, workspaceId), isNamed));
  return incident;
}

const latest = statement((q: Db, p: Args<{ workspaceId: string; limit: number }>) => {
  const { incidents } = q.tables;
  return q
    .select()
    .from(incidents)
    .where(eq(incidents.workspaceId, p.workspaceId))
    .orderBy(desc(incidents.id))
    .limit(p.limit);
});

/** Whatever became of them, the newest first. */
export function listLatest(db: Db, workspaceId: string, limit: number): Promise<Incident[]> {
  return latest(db, { workspaceId, limit });
}

const countedSince = statement((q: Db, p: Args<{ workspaceId: string; since: Date }>) => {
  const { incidents: i } = q.tables;
  const counts = or(gte(i.declaredAt, p.since), gte(i.resolvedAt, p.since));
  return q
    .select()
    .from(i)
    .where(and(eq(i.workspaceId, p.workspaceId), counts))
    .orderBy(i.id);
});

/** Of which something counts in figures from then on. */
export function listDeclaredOrResolvedSince(db: Db, workspaceId: string, since: Date): Promise<Incident[]> {
  return countedSince(db, { workspaceId, since });
}
