import type { Tx } from '../../db/handles.ts';
import { findLastSitrep } from '../../db/incident-sitreps.ts';
import type { Incident } from '../../db/incidents.ts';
import { type Fields, isExposed, refuseSeen, seenIn } from '../../domain/exposed/judge.ts';
import { secureDocumentOf } from '../../domain/incident/links.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import type { Policy } from '../../policy/policy.ts';
import { record } from './record.ts';

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
  form?: string,
): Promise<void> {
  if (!Object.values(fields).some(isExposed)) return;
  const sent = await sentBefore(tx, incident);
  const faults = seenIn(fields, (field, { at, length }) =>
    sent.includes((fields[field] ?? '').slice(at, at + length)),
  );
  const what = refuseSeen(faults, saysNone, secureDocumentOf(links, incident), form);
  if (what.length === 0) return;
  await record(tx, incident, actor, { kind: 'said to be none', what, fields: Object.keys(faults) }, now);
}

/** A sitrep begins with the words of the last one: what was said to be none there is not asked again. */
async function sentBefore(tx: Tx, { id }: Incident): Promise<string> {
  const last = await findLastSitrep(tx, id);
  return last ? [last.situation, last.actions, last.needs, last.workaround ?? ''].join('\n') : '';
}
