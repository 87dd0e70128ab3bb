import { describe, expect, it } from 'vitest';
import { updateAgent } from '../../src/db/agents.ts';
import type { Database } from '../../src/db/handles.ts';
import { insertPerson } from '../../src/db/people.ts';
import {
  deleteWarning,
  insertOverride,
  insertRota,
  insertRotaChange,
  insertWarning,
  listOverrides,
  listRotaChanges,
  listWarnings,
  updateRemoved,
  updateTold,
} from '../../src/db/rota.ts';
import { transact } from '../../src/db/transact.ts';
import { insertWorkspace, updateSetup } from '../../src/db/workspaces.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { loadRota } from '../../src/services/oncall/load-rota.ts';
import { readOncall } from '../../src/services/oncall/read-oncall.ts';
import { engines } from '../support/engines.ts';

const W = 'T1';
const NOW = new Date('2026-03-03T15:00:00Z');
const POLICY = loadPolicy('default');
const ROTA = {
  workspaceId: W,
  members: { list: ['UPRIYA', 'USAM'] },
  weeks: 2,
  firstOn: '2026-03-09',
  minute: 600,
  startsAt: NOW,
};

const person = (personId: string, more: object = {}) => ({
  personId,
  name: personId.slice(1),
  timeZone: 'America/New_York',
  isAdmin: false,
  isGuest: false,
  isStranger: false,
  isBot: false,
  isDeactivated: false,
  mailDomain: null,
  statusEmoji: null,
  statusUntil: null,
  ...more,
});

async function openWith(open: () => Promise<Database>): Promise<Database> {
  const db = await open();
  await transact(db, async (tx) => {
    await insertWorkspace(tx, { id: W, name: 'Heron', url: 'https://heron.slack.com/', botUserId: 'U0' });
    await updateSetup(tx, W, {
      tier2Ids: ['UPRIYA', 'USAM', 'UKIT'],
      deliveryManagerId: 'UDELE',
      productOwnerId: 'UJOAN',
    });
    for (const id of ['UPRIYA', 'USAM', 'UDELE']) await insertPerson(tx, W, person(id));
    await insertPerson(tx, W, person('UKIT', { isGuest: true }));
    await insertPerson(tx, W, person('UJOAN', { isDeactivated: true }));
  });
  return db;
}

const ids = (people: readonly { personId: string }[]) => people.map(({ personId }) => personId);

describe.each(engines)('%s', (_engine, open) => {
  it('PPL-3 without a rota those named in the set-up are on duty, or all of tier 2', async () => {
    const db = await openWith(open);
    const all = await readOncall(db, POLICY, W, NOW);
    expect(ids(all.onDuty)).toEqual(['UPRIYA', 'USAM', 'UKIT']);
    expect(all.backup).toEqual([]);
    await transact(db, (tx) => updateSetup(tx, W, { triageDutyIds: ['USAM'] }));
    expect(ids((await readOncall(db, POLICY, W, NOW)).onDuty)).toEqual(['USAM']);
  });

  it('INC-3 tells each rung at a moment, with who cannot be reached, and why', async () => {
    const db = await openWith(open);
    await transact(db, async (tx) => {
      await insertRota(tx, ROTA);
      await updateAgent(tx, W, 'UPRIYA', { phone: '+1 555 0100' });
      await updateAgent(tx, W, 'USAM', { isAway: true, awayUntil: new Date('2026-03-05T05:00:00Z') });
    });
    const { onDuty, backup, team, managers } = await readOncall(db, POLICY, W, NOW);
    expect(onDuty).toEqual([{ personId: 'UPRIYA', name: 'PRIYA', phone: '+1 555 0100', unreachable: null }]);
    expect(backup[0]?.unreachable).toEqual({ is: 'away', until: new Date('2026-03-05T05:00:00Z') });
    expect(team.map(({ personId, unreachable }) => [personId, unreachable?.is])).toEqual([
      ['UPRIYA', undefined],
      ['USAM', 'away'],
      ['UKIT', 'no member'],
    ]);
    expect(managers.map(({ personId, unreachable }) => [personId, unreachable?.is])).toEqual([
      ['UDELE', undefined],
      ['UJOAN', 'deactivated'],
    ]);
    const later = await readOncall(db, POLICY, W, new Date('2026-03-09T14:00:00Z'));
    expect([ids(later.onDuty), ids(later.backup)]).toEqual([['USAM'], ['UPRIYA']]);
    expect(later.onDuty[0]?.unreachable).toBeNull();
  });

  it('PPL-3 keeps overrides until they end or are removed, and one rota for each workspace', async () => {
    const db = await openWith(open);
    await transact(db, async (tx) => {
      await insertRota(tx, ROTA);
      await updateTold(tx, W, ['UPRIYA']);
      await insertRota(tx, { ...ROTA, weeks: 1 });
      const span = { startsAt: NOW, endsAt: new Date('2026-03-05T15:00:00Z') };
      const row = { workspaceId: W, personId: 'USAM', forId: 'UPRIYA', isAway: false, madeById: 'USAM' };
      await insertOverride(tx, { ...row, ...span });
      const other = await insertOverride(tx, { ...row, ...span });
      await updateRemoved(tx, other.id, NOW);
    });
    expect(await loadRota(db, POLICY, W, NOW)).toMatchObject({
      rota: { weeks: 1, memberIds: ['UPRIYA', 'USAM'], zone: 'America/New_York' },
      overrides: [{ personId: 'USAM', forId: 'UPRIYA' }],
      told: ['UPRIYA'],
    });
    expect(ids((await readOncall(db, POLICY, W, NOW)).onDuty)).toEqual(['USAM']);
    expect(await listOverrides(db, W, new Date('2026-03-05T15:00:00Z'))).toEqual([]);
    expect(await loadRota(db, POLICY, 'T2', NOW)).toBeUndefined();
  });

  it('PRV-2 keeps what was done to the rota, and nobody changes or deletes it', async () => {
    const db = await openWith(open);
    const by = { personId: 'UOLA', door: 'form' } as const;
    const after = { memberIds: ['UPRIYA'], weeks: 2, firstOn: '2026-03-09', minute: 600 };
    await transact(db, async (tx) => {
      await insertRotaChange(tx, W, by, { is: 'set', before: null, after }, NOW);
      await insertRotaChange(tx, W, by, { is: 'ended', before: after }, NOW);
    });
    const changes = await listRotaChanges(db, W, 5);
    expect(changes.map(({ change }) => change.is)).toEqual(['ended', 'set']);
    const { rotaChanges } = db.tables;
    await expect(transact(db, async (tx) => tx.delete(rotaChanges))).rejects.toThrow();
    await expect(transact(db, async (tx) => tx.update(rotaChanges).set({ actorId: 'U' }))).rejects.toThrow();
  });

  it('says what is wrong once, and anew when it has come back', async () => {
    const db = await openWith(open);
    const warn = () => transact(db, (tx) => insertWarning(tx, W, 'phone:USAM', NOW));
    expect([await warn(), await warn()]).toEqual([true, false]);
    expect((await listWarnings(db, W)).map(({ key }) => key)).toEqual(['phone:USAM']);
    await transact(db, (tx) => deleteWarning(tx, W, 'phone:USAM'));
    expect(await warn()).toBe(true);
  });
});
