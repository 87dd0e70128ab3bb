import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { start } from '../../src/app.ts';
import { listTerms } from '../../src/db/terms.ts';
import { updateTicket } from '../../src/db/tickets.ts';
import { transact } from '../../src/db/transact.ts';
import { makeLog } from '../../src/log.ts';
import { changeTerm } from '../../src/services/taxonomy/change-terms.ts';
import { triageTicket } from '../../src/services/ticket/triage-ticket.ts';
import { testFile, testFolder } from '../support/engines.ts';
import { cardOf, press, pressMore } from '../support/look.ts';
import { openStage, type Stage, saidIn } from '../support/stage.ts';
import { answerAll, offered, openedTriage, save, shown } from '../support/triage-form.ts';

const DEFAULT = readFileSync('src/policy/presets/default.yml', 'utf8');

/** Another desk with the same Slack, a policy of its own and no tickets. */
async function termsWith(stage: Stage, policy: string, database: string) {
  const file = join(testFolder(), 'desk.yml');
  writeFileSync(file, policy);
  const running = await start(
    { ...stage.config, policy: file, database },
    stage.clock.now,
    makeLog('silent'),
  );
  onTestFinished(() => running.drain());
  const terms = await listTerms(running.desk.db, running.workspaceId);
  await running.drain();
  return terms.map(({ kind, name }) => `${kind} ${name}`);
}

it('TRI-6 a desk begins with the terms of its policy; what is added there later comes with the next start', async () => {
  const stage = await openStage();
  const database = testFile();
  const before = await termsWith(stage, DEFAULT, database);
  expect(before).toHaveLength(28);
  const after = await termsWith(stage, DEFAULT.replace('    - Search\n', '    - Opening hours\n'), database);
  expect(after).toEqual([...before, 'component Opening hours']);
});

it('TRI-6 a component that an older desk kept as a name becomes a term, with its word in the history', async () => {
  const stage = await openedTriage();
  const { desk } = stage.running;
  await transact(desk.db, (tx) => updateTicket(tx, 1, { component: 'Old maps' }));
  await stage.restart();
  await press(stage, 'tomas', 1, 'ticket.triage');
  await answerAll(stage, { incident: 'no', type: 'other' });
  expect([...(await offered(stage, 'component')).keys()]).toContain('Old maps');
  expect(await shown(stage)).toMatch(/initial_option":[^}]*"Old maps"/);
  await save(stage);
  expect(saidIn(await cardOf(stage, 1))).toContain('Old maps');
  await pressMore(stage, 'tomas', 1, 'history');
  expect(await shown(stage)).toContain('*The desk* set the component Old maps');
});

it('TRI-2 types that the policy does not name are not offered, and refused from an older form', async () => {
  const policy = join(testFolder(), 'desk.yml');
  const types = 'types: [defect, information request, other]\n';
  writeFileSync(policy, DEFAULT.replace(/types:\n\s+\[[^\]]*\]\n/, types));
  const stage = await openedTriage({ policy });
  await answerAll(stage, { incident: 'no', type: 'other' });
  expect([...(await offered(stage, 'type')).keys()]).toEqual(['Defect', 'Information request', 'Other']);
  const { desk, workspaceId } = stage.running;
  const caller = {
    workspaceId,
    personId: stage.as('tomas').person.id,
    door: 'form',
    inputKey: 'old form',
    isStored: false,
  } as const;
  const triage = { incident: 'no', type: 'enhancement', impact: null, override: null } as const;
  await expect(triageTicket(desk, caller, 1, triage)).rejects.toThrow('does not use the type enhancement');
});

it('TRI-6 the cards of many tickets are drawn anew by and by', async () => {
  const stage = await openStage();
  const lena = stage.as('lena');
  for (let n = 1; n <= 25; n += 1) await lena.post('#heron-help', `Page ${n} of the catalogue is empty.`);
  await stage.settle();
  const { desk, workspaceId } = stage.running;
  const terms = await listTerms(desk.db, workspaceId);
  const search = terms.find(({ name }) => name === 'Search')?.id ?? 0;
  await transact(desk.db, async (tx) => {
    for (let id = 1; id <= 25; id += 1) await updateTicket(tx, id, { componentId: search });
  });
  const ola = stage.as('ola').person.id;
  const caller = { workspaceId, personId: ola, door: 'form', inputKey: 'x', isStored: false } as const;
  const places = { name: 'Places', colour: null, about: '' };
  await changeTerm(desk, caller, search, places);
  await stage.settle();
  expect(saidIn(await cardOf(stage, 25))).toContain('Places');
  expect(saidIn(await cardOf(stage, 1))).not.toContain('Places');
  await stage.pass(15_000);
  expect(saidIn(await cardOf(stage, 1))).toContain('Places');
});
