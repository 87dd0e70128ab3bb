import type { Tx } from '../../db/handles.ts';
import { type Entry, getEntryIn, listEntries, updateEntry } from '../../db/incident-entries.ts';
import { getIncidentIn, type Incident } from '../../db/incidents.ts';
import type { EntryDetail, EntryKind } from '../../domain/incident/entry.ts';
import { EVIDENCE_ITEMS, evidenceTitle } from '../../domain/incident/evidence.ts';
import { isLate, lateWords } from '../../domain/incident/late.ts';
import { enteredWords, evidenceFirstWords } from '../../domain/incident/record-words.ts';
import type { Words } from '../../domain/message/words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { isAtMachine } from '../../domain/people/machine.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { changeEntry, enter } from './enter.ts';
import { record } from './record.ts';
import { refuseExposed } from './refuse-exposed.ts';
import { drawIncident, eachTime, sayIn } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { whereToWork } from './where-merged.ts';

export interface Note {
  readonly kind: Exclude<EntryKind, 'evidence'>;
  readonly text: string;
  readonly ownerId: string | null;
  readonly happenedAt: Date | null;
  /** It changes a system; `because`: why that did not wait for the evidence (INC-6). */
  readonly change: { readonly because: string | null } | null;
}

/** Typed in a command or a form: on the record, and shown in the room (INC-9); of what was merged, where it goes on. */
export function noteInIncident(desk: Desk, caller: Caller, incidentId: number, note: Note): Promise<Entry> {
  return actIn(desk, caller, incidentId, async (tx, meant, actor, now) => {
    const incident = await whereToWork(tx, actor, meant);
    const { kind, text, ownerId, happenedAt, change } = note;
    if (happenedAt && happenedAt > now) {
      throw new Refusal('entry.future', 'Nothing was recorded: that moment has not come yet.', 'when');
    }
    const written = { text, because: change?.because };
    await refuseExposed(tx, desk.policy, incident, actor, caller, written, now);
    const open = change ? await listOpenEvidence(tx, incident) : [];
    if (open.length > 0 && !change?.because) throw evidenceFirst(open);
    const entry = await enter(
      tx,
      incident,
      actor,
      { kind, text, ownerId, happenedAt: happenedAt ?? now },
      now,
    );
    if (open.length > 0 && change?.because) {
      const { because: reason } = change;
      const fact = { kind: 'changed before evidence', entryId: entry.id, reason } as const;
      await record(tx, incident, actor, fact, now);
    }
    await sayIn(tx, incident, 'room', `entry:${entry.id}`, saidOf(entry, actor, now), now);
    return entry;
  });
}

/** What was kept in the journal first says when it was (INC-15). */
function saidOf(entry: Entry, actor: Actor, now: Date): Words {
  const words = enteredWords(entry, actor.name);
  return isAtMachine(actor) && isLate(entry.happenedAt, now) ? lateWords(words, entry.happenedAt) : words;
}

/** INC-6: evidence comes before change. */
function evidenceFirst(open: readonly Entry[]): Refusal {
  const names = open.map(evidenceTitle).join('; ');
  return new Refusal(
    'incident.evidence-first',
    `Nothing was recorded: this evidence is not settled yet: ${names}. Do it first, or say why the change did not wait.`,
    'because',
  );
}

async function listOpenEvidence(tx: Tx, { id }: Incident): Promise<Entry[]> {
  const entries = await listEntries(tx, id);
  return entries.filter(({ kind, state }) => kind === 'evidence' && state === 'open');
}

/** A task is done, or a lead is settled. */
export function finishEntry(desk: Desk, caller: Caller, incidentId: number, entryId: number): Promise<Entry> {
  return actOnEntry(desk, caller, incidentId, entryId, (tx, incident, actor, entry, now) => {
    if (entry.kind === 'evidence')
      throw new Refusal('entry.evidence', 'Evidence is settled in its own form.');
    return changeEntry(tx, incident, actor, entry, { to: 'done' }, now);
  });
}

/** A task that can wait becomes a follow-up, so that it holds up no end. */
export function deferTask(desk: Desk, caller: Caller, incidentId: number, entryId: number): Promise<Entry> {
  return actOnEntry(desk, caller, incidentId, entryId, async (tx, incident, actor, entry, now) => {
    const others = await listEntries(tx, incident.id);
    const same = others.find(
      ({ kind, sourceTs }) => kind === 'follow-up' && sourceTs !== null && sourceTs === entry.sourceTs,
    );
    // The same message counts once of each kind; a follow-up that was withdrawn is back, or neither would be left.
    if (same) {
      if (same.state === 'withdrawn') await changeEntry(tx, incident, actor, same, { to: 'open' }, now);
      return changeEntry(tx, incident, actor, entry, { to: 'withdrawn' }, now);
    }
    const deferred = await updateEntry(tx, entry.id, { kind: 'follow-up' });
    await record(tx, incident, actor, { kind: 'deferred', entryId: entry.id }, now);
    await drawIncident(tx, incident, now);
    return deferred;
  });
}

export type Settling =
  | { readonly is: 'done'; readonly link: string; readonly sha256: string }
  | { readonly is: 'waived'; readonly reason: string };

/** Evidence is there, with who, when and its hash, or was waived by somebody for a reason (INC-6). */
export function settleEvidence(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  entryId: number,
  settling: Settling,
): Promise<Entry> {
  return actOnEntry(desk, caller, incidentId, entryId, async (tx, incident, actor, entry, now) => {
    const written = settling.is === 'waived' ? { reason: settling.reason } : { link: settling.link };
    await refuseExposed(tx, desk.policy, incident, actor, caller, written, now);
    const settled = { settledById: actor.personId, settledAtMs: now.getTime() };
    if (settling.is === 'waived') {
      const { reason } = settling;
      const detail: EntryDetail = { ...settled, reason };
      return changeEntry(tx, incident, actor, entry, { to: 'waived', reason, detail }, now);
    }
    const { link, sha256 } = settling;
    return changeEntry(tx, incident, actor, entry, { to: 'done', detail: { ...settled, link, sha256 } }, now);
  });
}

/** One of each for another affected system. */
export function askEvidenceOf(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  system: string,
): Promise<Incident> {
  return actIn(desk, caller, incidentId, async (tx, incident, actor, now) => {
    await refuseExposed(tx, desk.policy, incident, actor, caller, { system }, now);
    const isAsked = await listEvidenceFor(tx, incident, actor, system, now);
    if (isAsked) await sayEvidenceFirst(tx, incident, system, now);
    return incident;
  });
}

/** INC-6: what is to be secured of a system before anything is changed. False, and nothing listed, if it was before. */
export async function listEvidenceFor(
  tx: Tx,
  incident: Incident,
  by: Pick<Actor, 'personId' | 'door'>,
  system: string,
  now: Date,
): Promise<boolean> {
  const known = (await listEntries(tx, incident.id)).filter(({ kind }) => kind === 'evidence');
  if (known.some(({ detail }) => detail?.system === system)) return false;
  for (const text of EVIDENCE_ITEMS)
    await enter(tx, incident, by, { kind: 'evidence', text, detail: { system } }, now);
  return true;
}

export const sayEvidenceFirst = (tx: Tx, incident: Incident, system: string, now: Date): Promise<void> =>
  sayIn(tx, incident, 'room', eachTime('evidence-first'), evidenceFirstWords(system), now);

function actOnEntry(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  entryId: number,
  body: (tx: Tx, incident: Incident, actor: Actor, entry: Entry, now: Date) => Promise<Entry>,
): Promise<Entry> {
  return actIn(desk, caller, incidentId, async (tx, incident, actor, now) => {
    const entry = await getEntryIn(tx, incident.id, entryId);
    if (entry.state !== 'open') return entry;
    return body(tx, incident, actor, entry, now);
  });
}

function actIn<T>(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  body: (tx: Tx, incident: Incident, actor: Actor, now: Date) => Promise<T>,
): Promise<T> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.work', incident);
    return body(tx, incident, actor, now);
  });
}
