import { and, eq, inArray } from 'drizzle-orm';
import type { PersonFacts } from '../domain/outcome.ts';
import { UnknownPerson } from '../domain/people/actor.ts';
import type { Db, Tx } from './handles.ts';
import { upsertBy } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, type Listed, listStatement, statement } from './statement.ts';

export type Person = Tables['people']['$inferSelect'];

const upsertPerson = upsertBy('workspaceId', 'personId');

export async function insertPerson(tx: Tx, workspaceId: string, facts: PersonFacts): Promise<void> {
  await upsertPerson(tx, tx.tables.people, { workspaceId, ...facts });
}

const personById = statement((q: Db, p: Args<{ workspaceId: string; personId: string }>) => {
  const { people } = q.tables;
  return q
    .select()
    .from(people)
    .where(and(eq(people.workspaceId, p.workspaceId), eq(people.personId, p.personId)));
});

export async function findPerson(db: Db, workspaceId: string, personId: string): Promise<Person | undefined> {
  const [person] = await personById(db, { workspaceId, personId });
  return person;
}

/** Whoever called looks an unknown person up and asks again (`UnknownPerson`). */
export async function getPerson(db: Db, workspaceId: string, personId: string): Promise<Person> {
  const person = await findPerson(db, workspaceId, personId);
  if (!person) throw new UnknownPerson(personId);
  return person;
}

const peopleListed = listStatement((q: Db, p: Args<{ workspaceId: string }>, personIds: Listed<string>) => {
  const { people } = q.tables;
  return q
    .select()
    .from(people)
    .where(and(eq(people.workspaceId, p.workspaceId), inArray(people.personId, personIds)));
});

export function listPeople(db: Db, workspaceId: string, personIds: readonly string[]): Promise<Person[]> {
  return peopleListed(db, { workspaceId }, personIds);
}

const presentAdmins = statement((q: Db, p: Args<{ workspaceId: string }>) => {
  const { people } = q.tables;
  return q
    .select()
    .from(people)
    .where(
      and(eq(people.workspaceId, p.workspaceId), eq(people.isAdmin, true), eq(people.isDeactivated, false)),
    );
});

const openHome = statement((q: Tx, p: Args<{ workspaceId: string; personId: string; now: Date }>) => {
  const { people } = q.tables;
  return q
    .update(people)
    .set({ homeOpenedAt: p.now })
    .where(and(eq(people.workspaceId, p.workspaceId), eq(people.personId, p.personId)));
});

/** Does nothing for somebody the desk has never seen. */
export async function updateHomeOpened(
  tx: Tx,
  workspaceId: string,
  personId: string,
  now: Date,
): Promise<void> {
  await openHome(tx, { workspaceId, personId, now });
}

export function listAdmins(db: Db, workspaceId: string): Promise<Person[]> {
  return presentAdmins(db, { workspaceId });
}

/** As somebody set it by hand, or null; what Slack tells of them leaves it alone. */
export async function updateOrganisation(
  tx: Tx,
  workspaceId: string,
  personId: string,
  organisationKey: string | null,
): Promise<void> {
  const { people } = tx.tables;
  await tx
    .update(people)
    .set({ organisationKey })
    .where(and(eq(people.workspaceId, workspaceId), eq(people.personId, personId)));
}

/** By id, by name, or by a part of the name that is no other's; whoever was deactivated is left out. */
export async function listPeopleNamed(db: Db, workspaceId: string, name: string): Promise<Person[]> {
  const { people } = db.tables;
  const all = await db
    .select()
    .from(people)
    .where(
      and(eq(people.workspaceId, workspaceId), eq(people.isDeactivated, false), eq(people.isBot, false)),
    );
  const wanted = name.trim().toLowerCase();
  const exact = all.filter((one) => [one.personId, one.name].some((own) => own.toLowerCase() === wanted));
  return exact.length > 0 ? exact : all.filter((one) => one.name.toLowerCase().includes(wanted));
}
