import { expect, it } from 'vitest';
import { verifyIncidents } from '../../src/cli/incident.ts';
import { insertIncidentEvent, listIncidentEvents } from '../../src/db/incident-events.ts';
import { insertIncident } from '../../src/db/incidents.ts';
import { openDatabase } from '../../src/db/open.ts';
import { transact } from '../../src/db/transact.ts';
import { record } from '../../src/services/incident/record.ts';
import { testFile } from '../support/engines.ts';

const AT = new Date('2026-03-05T20:00:00Z');
const BY = { personId: 'U1', door: 'command' } as const;

const envFor = (database: string) => ({
  SLACK_BOT_TOKEN: 'xoxb-1234567890-abcdefghijklmnop',
  SLACK_APP_TOKEN: 'xapp-1-A1234567890-abcdefghijklmnop',
  DATABASE: database,
});

async function verified(env: ReturnType<typeof envFor>, number?: string) {
  const lines: string[] = [];
  const code = await verifyIncidents(env, number, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}

it('INC-9 `incident verify` says which records are sound, and which row is not', async () => {
  const database = testFile();
  const env = envFor(database);
  const db = await openDatabase(database);
  await db.close();
  expect(await verified(env)).toEqual({
    code: 0,
    said: 'There are no incidents yet, and nothing to verify.',
  });
  expect((await verified(env, 'twelve')).code).toBe(1);
  expect((await verified(env, '7')).said).toBe('There is no incident 7.');

  const again = await openDatabase(database);
  await transact(again, async (tx) => {
    const incident = await insertIncident(tx, {
      workspaceId: 'T1',
      series: 'incident',
      title: 'Saving fails',
      declaredById: 'U1',
      reporterId: 'U1',
      declaredAt: AT,
    });
    await record(tx, incident, BY, { kind: 'joined', personId: 'U1' }, AT);
    await record(tx, incident, BY, { kind: 'left', personId: 'U1' }, AT);
  });
  await again.close();
  expect((await verified(env, '1')).said).toMatch(/^event 1: sound, 2 rows, ends with [0-9a-f]{64}$/);

  const forged = await openDatabase(database);
  await transact(forged, async (tx) => {
    const [last] = (await listIncidentEvents(tx, 1)).slice(-1);
    if (!last) throw new Error('No row.');
    const { id: _id, ...row } = last;
    await insertIncidentEvent(tx, { ...row, seq: 3, detail: { personId: 'U2' } });
  });
  await forged.close();
  const broken = await verified(env);
  expect(broken.code).toBe(1);
  expect(broken.said).toContain('BROKEN at row 3 of 3');
});
