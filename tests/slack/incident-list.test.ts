import { expect, it } from 'vitest';
import { updateIncident } from '../../src/db/incidents.ts';
import { transact } from '../../src/db/transact.ts';
import { answerTo, declare, declaredStage } from '../support/incident.ts';
import { openStage, saidIn, topModal } from '../support/stage.ts';

it('E-1 K-1 an empty list says how one is declared', async () => {
  const stage = await openStage();
  expect(await answerTo(stage, 'ruth', '#general', '/incident list')).toContain(
    '`/incident` and a few words declare one',
  );
});

it('K-1 R-1 a verb that is mistyped declares nothing, and says so; a report that is not begun is told of', async () => {
  const stage = await declaredStage();
  expect(await answerTo(stage, 'ruth', '#general', '/incident lst')).toContain(
    'Nothing was declared. Did you mean `/incident list`? If something is wrong, say what',
  );
  expect(await answerTo(stage, 'ruth', '#general', '/incident report 1')).toContain(
    'Event 1 is initiated: its report is begun',
  );
  expect(await answerTo(stage, 'ola', '#general', '/desk seup')).toContain(
    'Nothing changed. Did you mean `/desk setup`? `/desk help` shows what there is.',
  );
});

it('K-1 INC-1 what goes on comes first, with *Open* and *Join*; then what waits for its report', async () => {
  const stage = await declaredStage();
  await transact(stage.running.desk.db, async (tx) => {
    await updateIncident(tx, 1, { state: 'retrospective', resolvedAt: stage.clock.now() });
  });
  await declare(stage, 'The map is blank');
  const said = await answerTo(stage, 'priya', '#general', '/incident list');
  expect(said).toMatch(/Going on.*Event 2.*The map is blank.*Waiting for their report.*Incident 1/s);
  const answer = (await stage.as('priya').history('#general')).findLast((one) => one.ephemeralFor);
  if (!answer) throw new Error('There is no answer.');
  const { channel, ts } = answer;
  await stage.as('priya').press({ channel, ts }, 'incident.join');
  await stage.settle();
  const room = '#inc-2-the-map-is-blank';
  expect((await stage.as('priya').history(room)).map(saidIn).join()).toContain('incident');
  await stage.as('priya').press({ channel, ts }, 'incident.open');
  expect(JSON.stringify((await topModal(stage.as('priya'))).view)).toContain('The map is blank');
});

it('INC-10 a private one is for the people in it alone', async () => {
  const stage = await declaredStage();
  const { db } = stage.running.desk;
  const change = (to: Parameters<typeof updateIncident>[2]) =>
    transact(db, async (tx) => void (await updateIncident(tx, 1, to)));
  await change({ isPrivate: true, series: 'private', codename: 'room-juniper' });
  expect(await answerTo(stage, 'ola', '#general', '/incident list')).not.toContain('juniper');
  expect(await answerTo(stage, 'ruth', '#general', '/incident list')).toContain('room-juniper');
});
