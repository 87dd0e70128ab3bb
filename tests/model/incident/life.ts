import { expect } from 'vitest';
import { listIncidentEvents } from '../../../src/db/incident-events.ts';
import { findLastSitrep } from '../../../src/db/incident-sitreps.ts';
import { getIncident } from '../../../src/db/incidents.ts';
import { transact } from '../../../src/db/transact.ts';
import { type IncidentState, leadsTo } from '../../../src/domain/incident/state.ts';
import type { Caller } from '../../../src/domain/people/actor.ts';
import { AlreadyDone } from '../../../src/domain/people/already-done.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import type { Desk } from '../../../src/services/desk.ts';
import { declareIncident } from '../../../src/services/incident/declare-incident.ts';
import { firstBrokenRow } from '../../../src/services/incident/verify-record.ts';
import { callerOf, openBareDesk, PEOPLE } from '../../faults/bare-desk.ts';
import type { TestClock } from '../../support/clock.ts';
import { declarationOf } from '../../support/declaration.ts';
import { openTestSqlite } from '../../support/engines.ts';
import { goesOn, type IncidentModel, newIncidentModel } from './model.ts';

export const [MAYA = '', , TOMAS = '', OLA = ''] = PEOPLE;
export const STAFF = [TOMAS, OLA];

export interface IncidentLife {
  readonly desk: Desk;
  readonly clock: TestClock;
  readonly incidentId: number;
}

/** One thing that may happen to an incident. */
export interface Step {
  readonly name: string;
  readonly act: (life: IncidentLife, caller: Caller) => Promise<unknown>;
  readonly who: string;
  /** Several inputs, or none: the same once more is no question. */
  readonly isMany?: boolean;
  /** What it does to the model; gives the code of the refusal that is right, if one is. */
  readonly model: (model: IncidentModel) => string | undefined;
}

let serial = 0;

export async function openIncidentLives() {
  const { desk, clock } = await openBareDesk(await openTestSqlite());
  return async (declarer: string): Promise<{ life: IncidentLife; model: IncidentModel }> => {
    await clearHouse(desk);
    const caller = callerOf(declarer, 'form', `declare:${++serial}`);
    const { id: incidentId } = await declareIncident(desk, caller, declarationOf('Saving fails'));
    const model = newIncidentModel(STAFF.includes(declarer) ? declarer : null);
    return { life: { desk, clock, incidentId }, model };
  };
}

/** A life finds an empty house, however the one before it ended. */
async function clearHouse({ db }: Desk): Promise<void> {
  const { due, outbox, inbox } = db.tables;
  await transact(db, async (tx) => {
    await tx.delete(due);
    await tx.delete(outbox);
    await tx.delete(inbox);
  });
}

/** Takes the step in both, twice over: what was done before is done once. */
export async function take(step: Step, model: IncidentModel, life: IncidentLife): Promise<void> {
  const caller = callerOf(step.who, 'button', `step:${++serial}`);
  const said = await refusalOf(() => step.act(life, caller));
  expect(said, step.name).toBe(step.model(model));
  if (!said && !step.isMany)
    expect(await refusalOf(() => step.act(life, caller)), step.name).toBe('already done');
  await compare(model, life, step.name);
}

async function refusalOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    if (error instanceof AlreadyDone) return 'already done';
    throw error;
  }
}

async function compare(model: IncidentModel, { desk, incidentId }: IncidentLife, after: string) {
  const incident = await getIncident(desk.db, incidentId);
  const { state, severity, highestSeverity, commanderId, isGoingOn } = incident;
  const sitreps = (await findLastSitrep(desk.db, incidentId))?.number ?? 0;
  expect(
    {
      state,
      severity,
      highestSeverity,
      commanderId,
      isGoingOn,
      sitreps,
      isDue: incident.sitrepDueAt !== null,
      isContained: incident.containedAt !== null,
      isResolved: incident.resolvedAt !== null,
    },
    after,
  ).toEqual({
    state: model.state,
    severity: model.severity,
    highestSeverity: model.highest,
    commanderId: model.commander,
    isGoingOn: goesOn(model),
    sitreps: model.sitreps,
    isDue: goesOn(model),
    isContained: model.isContained,
    isResolved: model.isResolved,
  });
}

/** The record leads from the first state to the last one, by moves that the table of states knows, and verifies. */
export async function proveRecord(model: IncidentModel, { desk, incidentId }: IncidentLife): Promise<void> {
  const events = await listIncidentEvents(desk.db, incidentId);
  expect(firstBrokenRow(events)).toBeNull();
  let state: IncidentState = 'initiated';
  for (const { kind, detail } of events) {
    if (kind !== 'moved') continue;
    const to = detail.to as IncidentState;
    expect(detail.from).toBe(state);
    expect(leadsTo(state, to)).toBe(true);
    state = to;
  }
  expect(state).toBe(model.state);
}
