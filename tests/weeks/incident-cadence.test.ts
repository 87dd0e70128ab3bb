import { expect, it } from 'vitest';
import { MINUTE_MS } from '../support/clock.ts';
import { declare, declaredStage, headlineOf, pressCard, pressHeadline, ROOM } from '../support/incident.ts';
import { assess, choose } from '../support/incident-life.ts';
import { openStage, type Stage, saidIn, submit } from '../support/stage.ts';

/** What the desk wrote to somebody about sitreps, oldest first. */
async function reminders(stage: Stage, who: string) {
  const said = await stage.as(who).history('@firstline');
  return said.filter(({ text, ephemeralFor }) => !ephemeralFor && /itrep \d+ of/.test(text));
}

async function passMinutes(stage: Stage, minutes: number): Promise<void> {
  const end = stage.clock.now().getTime() + minutes * MINUTE_MS;
  for (let left = minutes * MINUTE_MS; left > 0; left = end - stage.clock.now().getTime())
    await stage.pass(Math.min(left, 5 * MINUTE_MS));
}

it('INC-7 the commander is reminded before, at and after it is due, three times at the most, then the next hears', async () => {
  const stage = await declaredStage();
  await assess(stage, 'ruth');
  await pressHeadline(stage, 'priya', 'incident.respond');
  const start = stage.clock.now().getTime();
  const heard = async (who: string) =>
    (await reminders(stage, who)).map(({ ts }) => Math.round((Number(ts) * 1000 - start) / MINUTE_MS));
  await passMinutes(stage, 120);
  expect(await heard('ruth')).toEqual([50, 60, 70]);
  expect(await heard('dele')).toEqual([80]);
  const [first] = await reminders(stage, 'ruth');
  expect(first && saidIn(first)).toContain('Sitrep 2 of incident 1 is due');
  expect(first && saidIn(first)).toMatch(/Send sitrep.*Nothing changed.*Snooze/s);
  expect((await reminders(stage, 'dele')).map(saidIn).join()).toContain(
    'Ruth Abara was reminded and has not sent',
  );
});

it('INC-7 a sitrep ends its reminders, and an old button sends no second', async () => {
  const stage = await declaredStage();
  await assess(stage, 'ruth');
  await passMinutes(stage, 52);
  const [reminder] = await reminders(stage, 'ruth');
  if (!reminder) throw new Error('Nobody was reminded.');
  const place = { channel: reminder.channel, ts: reminder.ts };
  await stage.as('ruth').press(place, 'incident.nothing-changed');
  await stage.settle();
  expect(saidIn(await headlineOf(stage))).toContain('Sitrep 2');
  await stage.as('ruth').press(place, 'incident.nothing-changed');
  await stage.settle();
  expect(saidIn(await headlineOf(stage))).toContain('Sitrep 2');
  await passMinutes(stage, 30);
  expect(await reminders(stage, 'ruth')).toHaveLength(1);
});

it('INC-7 snoozing moves the reminder, never the due time', async () => {
  const stage = await declaredStage();
  await assess(stage, 'ruth');
  await passMinutes(stage, 51);
  const due = saidIn(await headlineOf(stage)).match(/Next update by <!date\^(\d+)/)?.[1];
  const [reminder] = await reminders(stage, 'ruth');
  if (!reminder) throw new Error('Nobody was reminded.');
  await stage.as('ruth').press({ channel: reminder.channel, ts: reminder.ts }, 'incident.sitrep-snooze');
  await choose(stage, 'ruth', { until: '30 minutes' });
  await submit(stage.as('ruth'), {});
  await stage.settle();
  await passMinutes(stage, 28);
  expect(await reminders(stage, 'ruth')).toHaveLength(1);
  await passMinutes(stage, 3);
  expect(await reminders(stage, 'ruth')).toHaveLength(2);
  expect(saidIn(await headlineOf(stage)).match(/Next update by <!date\^(\d+)/)?.[1]).toBe(due);
});

it('INC-7 after down-time the reminders that were missed are one', async () => {
  const stage = await declaredStage();
  await assess(stage, 'ruth');
  stage.clock.advance(90 * MINUTE_MS);
  await stage.restart();
  await stage.pass(MINUTE_MS);
  expect(await reminders(stage, 'ruth')).toHaveLength(1);
  expect(await reminders(stage, 'dele')).toHaveLength(0);
  await passMinutes(stage, 11);
  expect(await reminders(stage, 'ruth')).toHaveLength(1);
  expect(await reminders(stage, 'dele')).toHaveLength(1);
});

it('INC-7 before it is assessed the first sitrep is due 15 minutes after declaring, and Assess is offered', async () => {
  const stage = await declaredStage();
  await passMinutes(stage, 6);
  const [reminder] = await reminders(stage, 'ruth');
  expect(reminder && saidIn(reminder)).toMatch(/Sitrep 1 of event 1 is due.*Assess/s);
});

it('INC-7 a low one is reminded at the end of the day and an hour after', async () => {
  const stage = await openStage();
  await stage.as('ruth').command('#general', '/incident typo on the map');
  await choose(stage, 'ruth', { severity: 'low' });
  await submit(stage.as('ruth'), {});
  await stage.settle();
  expect(saidIn(await headlineOf(stage))).toContain('4 Mar 2026, 01:00 UTC');
  stage.clock.set('2026-03-04T00:59:00Z');
  await stage.pass(MINUTE_MS);
  await stage.pass(59 * MINUTE_MS);
  expect(await reminders(stage, 'ruth')).toHaveLength(1);
  await stage.pass(MINUTE_MS);
  expect(await reminders(stage, 'ruth')).toHaveLength(2);
  await stage.pass(60 * MINUTE_MS);
  expect(await reminders(stage, 'dele')).toHaveLength(0);
});

it('INC-7 whoever subscribes gets every sitrep by direct message, until they do not want it', async () => {
  const stage = await openStage();
  await declare(stage, 'Saving fails');
  await pressHeadline(stage, 'hana', 'incident.subscribe');
  await assess(stage, 'ruth');
  const heard = async () => (await stage.as('hana').history('@firstline')).map(saidIn).join('\n');
  expect(await heard()).toContain('*Sitrep 1, incident 1: Saving fails*');
  const [told] = (await stage.as('hana').history('@firstline')).filter((one) =>
    saidIn(one).includes('incident.unsubscribe'),
  );
  if (!told) throw new Error('Nobody told Hana.');
  await stage.as('hana').press({ channel: told.channel, ts: told.ts }, 'incident.unsubscribe');
  await pressCard(stage, 'ruth', 'incident.nothing-changed');
  expect(await heard()).not.toContain('*Sitrep 2');
  expect((await stage.as('ruth').history(ROOM)).map(saidIn).join()).toContain('*Sitrep 2');
});
