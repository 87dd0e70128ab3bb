import type { Tx } from '../../db/handles.ts';
import { findLastSitrep } from '../../db/incident-sitreps.ts';
import type { Incident } from '../../db/incidents.ts';
import { findExposed } from '../../domain/exposed/find-exposed.ts';
import { type Exposed, isSecret } from '../../domain/exposed/kinds.ts';
import { ExposedRefusal } from '../../domain/exposed/refusal.ts';
import { linksOf } from '../../domain/incident/links.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import type { Policy } from '../../policy/policy.ts';
import { record } from './record.ts';

/** By the names their fields have in forms. */
type Fields = Readonly<Record<string, string | null | undefined>>;

/**
 * INC-11: asked by everything that sends a person's words out of an incident, whatever the door. Secrets are never
 * sent; of the rest whoever writes can say that it is none, which is put on the record, without the words themselves.
 */
export async function refuseExposed(
  tx: Tx,
  { incidents: { links } }: Policy,
  incident: Incident,
  actor: Actor,
  { saysNone = false }: Pick<Caller, 'saysNone'>,
  fields: Fields,
  now: Date,
): Promise<void> {
  const faults = Object.entries(fields)
    .map(([field, text]) => [field, text ? findExposed(text) : []] as const)
    .filter(([, found]) => found.length > 0);
  if (faults.length === 0) return;
  const fresh = await notSentBefore(tx, incident, fields, faults);
  if (fresh.length === 0) return;
  const kinds = fresh.flatMap(([, found]) => found.map(({ kind }) => kind));
  if (!saysNone || kinds.some(isSecret)) {
    const secure = linksOf(links, incident).find(({ title }) => title === 'Secure document');
    throw new ExposedRefusal(Object.fromEntries(fresh), secure?.url ?? null);
  }
  const what = [...new Set(kinds)];
  const names = fresh.map(([field]) => field);
  await record(tx, incident, actor, { kind: 'said to be none', what, fields: names }, now);
}

type Found = readonly (readonly [field: string, found: readonly Exposed[]])[];

/** A sitrep begins with the words of the last one: what was said to be none there is not asked again. */
async function notSentBefore(tx: Tx, { id }: Incident, fields: Fields, faults: Found): Promise<Found> {
  const last = await findLastSitrep(tx, id);
  const sent = last ? [last.situation, last.actions, last.needs, last.workaround ?? ''].join('\n') : '';
  const isNew = (field: string, { at, length }: Exposed) =>
    !sent.includes((fields[field] ?? '').slice(at, at + length));
  return faults
    .map(([field, found]) => [field, found.filter((one) => isNew(field, one))] as const)
    .filter(([, found]) => found.length > 0);
}
