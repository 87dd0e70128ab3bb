import { expect, it } from 'vitest';
import { listIncidents } from '../../src/db/incidents.ts';
import { transact } from '../../src/db/transact.ts';
import { internalWords } from '../../src/domain/message/words.ts';
import type { Parcel } from '../../src/domain/parcel.ts';
import { OutboxPump } from '../../src/jobs/outbox-pump.ts';
import { adoptIncidents } from '../../src/services/desk/set-up-desk.ts';
import { declareIncident } from '../../src/services/incident/declare-incident.ts';
import { tellPerson } from '../../src/services/send/person.ts';
import { declarationOf } from '../support/declaration.ts';
import { until } from '../support/outage.ts';
import { callerOf, openBareDesk, sendAll, WORKSPACE, willingCarrier } from './bare-desk.ts';

const ORDINARY = 500;
it('INC-15 INC-3 a headline and a page go out while five hundred others wait and every other place is taken', async () => {
  const { desk } = await openBareDesk();
  const willing = willingCarrier();
  await sendAll(desk, willing.carry);
  await transact(desk.db, async (tx) => {
    const found = { of: 'incidents', channelId: 'C-incidents', name: 'incidents' } as const;
    await adoptIncidents(tx, WORKSPACE, found, desk.now());
    for (let n = 0; n < ORDINARY; n++) {
      await tellPerson(tx, WORKSPACE, `U${n}`, `tell:${n}`, internalWords(`line ${n}`), desk.now());
    }
  });
  const isOrdinary = (parcel: Parcel) => parcel.kind === 'words' && parcel.words.text.startsWith('line ');
  let inHand = 0;
  const urgent: string[] = [];
  const pump = new OutboxPump(
    desk,
    (parcel, effect) => {
      if (isOrdinary(parcel)) {
        inHand++;
        // Slack does not answer.
        return new Promise(() => {});
      }
      urgent.push(parcel.kind);
      expect(effect.isUrgent).toBe(true);
      return willing.carry(parcel, effect);
    },
    (error) => {
      throw error;
    },
  );
  pump.wake();
  await until(() => inHand === 20);
  await declareIncident(desk, callerOf('U0OLA', 'command', 'command:1'), declarationOf('Saving fails'));
  pump.wake();
  await until(() => urgent.includes('incident.headline') && urgent.includes('incident.room'));
  expect(inHand).toBe(20);
  await pump.stop(0);
});

it('INC-15 what took so long that it was written to the journal is not declared in the database as well', async () => {
  const { desk } = await openBareDesk();
  let asked = 0;
  const givenUpMeanwhile = () => {
    asked++;
    if (asked > 1) throw new Error('Nobody waits for this any more.');
  };
  const caller = callerOf('U0OLA', 'command', 'command:1');
  const declared = declareIncident(desk, caller, declarationOf('Saving fails'), givenUpMeanwhile);
  await expect(declared).rejects.toThrow('Nobody waits');
  expect(await listIncidents(desk.db)).toEqual([]);
});
