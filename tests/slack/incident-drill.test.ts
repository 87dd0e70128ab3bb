import { expect, it } from 'vitest';
import { verifyRecords } from '../../src/services/incident/verify-record.ts';
import { allSaid, answerTo, declare, pressCard, pressMoreAct, roomCard } from '../support/incident.ts';
import { assess } from '../support/incident-life.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

const ROOM = '#drill-1-the-search-is-down';
const MINUTE = 60_000;

/** Ruth has started a drill, and leads it. */
async function drillStage(): Promise<Stage> {
  const stage = await openStage();
  await startDrill(stage);
  return stage;
}

async function startDrill(stage: Stage): Promise<void> {
  await stage.as('ruth').command('#general', '/incident drill the search is down');
  expect(await submit(stage.as('ruth'), {})).toEqual({ ok: true });
  await stage.settle();
}

const headlines = (stage: Stage) => stage.as('ola').history('#incidents');

it('INC-1 a drill runs the same machine, and says DRILL in each message', async () => {
  const stage = await openStage();
  await stage.as('ruth').command('#general', '/incident drill the search is down');
  const form = JSON.stringify((await topModal(stage.as('ruth'))).view);
  expect(form).toContain('Start drill');
  expect(form).toContain('the search is down');
  expect(form).not.toContain('isPrivate');
  await submit(stage.as('ruth'), {});
  await stage.settle();
  await pressCard(stage, 'priya', 'incident.respond', ROOM);
  await stage.pass(3 * 60 * MINUTE);
  const sent = [
    ...(await headlines(stage)),
    ...(await stage.as('ruth').history(ROOM)),
    ...(await stage.as('priya').history('@firstline')),
    ...(await stage.as('ruth').history('@firstline')),
  ].filter((one) => one.subtype === undefined && !/setUp|set up/.test(one.text));
  expect(sent.length).toBeGreaterThan(5);
  for (const message of sent) expect(saidIn(message)).toContain('DRILL');
  expect((await headlines(stage)).at(-1)?.text).toMatch(/^DRILL 1/);
  expect(stage.slack.channel(ROOM.slice(1)).topic).toMatch(/^DRILL 1/);
});

it('INC-1 a drill counts from 1 by itself, and stands in a list of its own', async () => {
  const stage = await drillStage();
  await declare(stage, 'Saving fails');
  const list = await answerTo(stage, 'ruth', '#general', '/incident list');
  expect(list).toContain('Event 1');
  expect(list).not.toContain('DRILL');
  const drills = await answerTo(stage, 'ruth', '#general', '/incident list drills');
  expect(drills).toContain('DRILL 1');
  expect(drills).not.toContain('Event 1');
  await stage.as('ruth').command('#general', '/incident log the index is full');
  const [choice] = (await stage.as('ruth').history('#general')).slice(-1);
  expect(choice && saidIn(choice)).not.toContain('DRILL');
});

it('INC-1 PPL-4 people of the help desk start drills, others are told who does', async () => {
  const stage = await openStage();
  expect(await answerTo(stage, 'ben', '#general', '/incident drill the search is down')).toContain(
    'only agents',
  );
  expect(await stage.as('ben').modals()).toEqual([]);
});

it('INC-1 INC-12 no ticket becomes part of a drill, since its requester would be told', async () => {
  const stage = await drillStage();
  expect(await answerTo(stage, 'ruth', ROOM, '/incident attach 1')).toContain(
    'Nothing was attached: DRILL 1',
  );
  expect(saidIn(await roomCard(stage, ROOM))).not.toContain('People affected');
});

it('INC-1 at its end a drill is scored: answers, sitreps, and the guards that held', async () => {
  const stage = await drillStage();
  await stage.pass(3 * MINUTE);
  await pressCard(stage, 'priya', 'incident.respond', ROOM);
  await assess(stage, 'ruth', { notify: 'yes' }, ROOM);
  await pressCard(stage, 'ruth', 'incident.resolve', ROOM);
  const form = await topModal(stage.as('ruth'));
  await stage.as('ruth').fill(form.id, {
    situation: { value: { value: 'Found again' } },
    stakeholders: { value: { selected_option: { value: 'not needed' } } },
    stakeholdersWhy: { value: { value: 'A drill' } },
  });
  expect(await stage.as('ruth').submit(form.id)).toEqual({ ok: true });
  await stage.settle();
  const said = await allSaid(stage, 'ruth', ROOM);
  expect(said).toContain('Score of DRILL 1');
  expect(said).toContain('Acknowledged: after 3 min');
  expect(said).toContain('Commander: at once, by whoever declared it');
  expect(said).toContain('First sitrep: after 3 min');
  expect(said).toContain('Sitreps on time: 2 of 2');
  expect(said).toContain('Held: whether stakeholders are told was decided');
  await pressCard(stage, 'ruth', 'incident.report', ROOM);
  expect(JSON.stringify((await topModal(stage.as('ruth'))).view)).toContain('Score of the drill');
});

it('INC-1 *It is real* makes an event of a drill: numbered, told to everybody, called anew, and counted', async () => {
  const stage = await drillStage();
  await declare(stage, 'Saving fails');
  await pressMoreAct(stage, 'ruth', 'make real', ROOM);
  const [headline] = (await headlines(stage)).filter((one) => saidIn(one).includes('the search is down'));
  expect(headline?.text).toMatch(/^Event 2/);
  expect(headline && saidIn(headline)).not.toContain('DRILL');
  expect(await allSaid(stage, 'ola', '#incidents')).toContain('This is no drill');
  expect(await allSaid(stage, 'ruth', ROOM)).toContain('Whoever is needed is called as Event 2');
  const pages = (await stage.as('priya').history('@firstline')).filter((one) =>
    saidIn(one).includes('Event 2'),
  );
  expect(pages.length).toBeGreaterThan(0);
  expect(await answerTo(stage, 'ruth', '#general', '/incident list')).toContain('Event 2');
  expect(await answerTo(stage, 'ruth', '#general', '/incident list drills')).not.toContain('DRILL 1');
  const verdicts = await verifyRecords(stage.running.desk, null);
  expect(verdicts.every(({ brokenAt }) => brokenAt === null)).toBe(true);
  await expect(pressMoreAct(stage, 'ruth', 'make real', ROOM)).rejects.toThrow('More has no make real');
});

it('INC-1 a drill that somebody has answered calls nobody when it is real, and says so', async () => {
  const stage = await drillStage();
  const [call] = (await stage.as('priya').history('@firstline')).filter((one) =>
    saidIn(one).includes('"block_id":"page"'),
  );
  if (!call) throw new Error('Priya is not called.');
  await stage.as('priya').press({ channel: call.channel, ts: call.ts }, 'incident.respond');
  await stage.settle();
  await pressMoreAct(stage, 'ruth', 'make real', ROOM);
  const said = await allSaid(stage, 'ruth', ROOM);
  expect(said).toContain('Nobody is called, since somebody has answered');
  expect(said).not.toContain('is called as');
});
