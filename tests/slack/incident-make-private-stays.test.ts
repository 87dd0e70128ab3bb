import { describe, expect, it } from 'vitest';
import { makePrivate as makePrivateNow } from '../../src/services/incident/make-private.ts';
import { mergeIncident } from '../../src/services/incident/merge-incident.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { deskDatabases } from '../support/engines.ts';
import { allSaid, declare, pressHeadline } from '../support/incident.ts';
import { by, INSIDE, makePrivate, NEUTRAL, OPEN, waiting } from '../support/make-private.ts';
import { openStage, type Stage } from '../support/stage.ts';

async function madePrivate(database: string | undefined, before: (stage: Stage) => void): Promise<Stage> {
  const stage = await openStage({ database });
  await declare(stage, 'quagga in the newsletter');
  before(stage);
  await stage.settle();
  await makePrivateNow(stage.running.desk, by(stage, 'ruth'), 1);
  for (let n = 0; n < 3; n++) await stage.pass(MINUTE_MS);
  return stage;
}

/** What cannot be changed where an incident becomes private: whoever leads it knows, and nothing waits. */
describe.each(deskDatabases)('what stays of an incident made private, on %s', (_, database) => {
  it('INC-10 the desk comes back into a room it was taken out of, and leaves it as it should', async () => {
    const stage = await madePrivate(await database(), ({ slack }) => slack.kickBot(OPEN));
    expect(stage.slack.channel('inc-1')).toMatchObject({ isArchived: true, topic: NEUTRAL });
    expect(await allSaid(stage, 'ruth', INSIDE)).not.toContain('⚠️');
    expect(await waiting(stage)).toEqual([]);
  });

  it('INC-10 where somebody has a channel of the name that tells nothing, the old room gets the next one', async () => {
    const stage = await madePrivate(
      await database(),
      ({ slack }) => void slack.addChannel('inc-1', 'public', ['ola']),
    );
    expect(stage.slack.channel('inc-1-2')).toMatchObject({ isArchived: true, topic: NEUTRAL });
    expect(await allSaid(stage, 'ruth', INSIDE)).not.toContain('⚠️');
  });

  it.each([
    ['name', 'conversations.rename'],
    ['topic', 'conversations.setTopic'],
  ] as const)(
    'INC-10 the room is told that the %s of the old one could not be changed',
    async (what, method) => {
      const stage = await madePrivate(await database(), ({ slack }) => {
        const { id: channel } = slack.channel(OPEN.slice(1));
        slack.faults.inject({ kind: 'error', method, channel, code: 'restricted_action', probability: 1 });
      });
      const said = await allSaid(stage, 'ruth', INSIDE);
      expect(said).toContain(`is archived, but its ${what} could not be changed: restricted`);
      expect(await waiting(stage)).toEqual([]);
    },
  );

  it('INC-10 the room is told that an old one was archived before, and nothing in it could be changed', async () => {
    const stage = await madePrivate(await database(), ({ slack }) => slack.archiveChannel(OPEN));
    const said = await allSaid(stage, 'ruth', INSIDE);
    expect(said).toContain(`<#${stage.slack.channel(OPEN.slice(1)).id}> was archived before`);
    expect(await waiting(stage)).toEqual([]);
  });

  it('INC-10 the same where Slack has not told the desk that it is archived', async () => {
    const stage = await madePrivate(await database(), ({ slack }) => {
      slack.faults.inject({ kind: 'drop_event', event: 'channel_archive' });
      slack.archiveChannel(OPEN);
    });
    expect(await allSaid(stage, 'ruth', INSIDE)).toContain('was archived before');
    expect(await waiting(stage)).toEqual([]);
  });

  it('INC-10 the room is told, once, that nothing in an archived #incidents could be changed', async () => {
    const stage = await madePrivate(await database(), ({ slack }) => slack.archiveChannel('incidents'));
    const said = (await stage.as('ruth').history(INSIDE)).map(({ text }) => text);
    const { id } = stage.slack.channel('incidents');
    expect(
      said.filter((one) => one.includes(`What I said of it in <#${id}> could not be changed`)),
    ).toHaveLength(1);
    expect(await waiting(stage)).toEqual([]);
  });

  it('INC-10 the desk comes back into #incidents to cut what it said there', async () => {
    const stage = await madePrivate(await database(), ({ slack }) => slack.kickBot('incidents'));
    expect(await allSaid(stage, 'ola', '#incidents')).not.toContain('quagga');
    expect(await waiting(stage)).toEqual([]);
  });

  it('INC-10 INC-4 of what had become part of it, too', async () => {
    const stage = await openStage({ database: await database() });
    await declare(stage, 'quagga in the newsletter');
    await declare(stage, 'narwhal in the newsletter');
    await mergeIncident(stage.running.desk, by(stage, 'ruth'), 2, 1);
    await stage.settle();
    const merged = stage.slack.channel('inc-2-narwhal-in-the-newsletter');
    stage.slack.archiveChannel(merged.name);
    await stage.settle();
    const confirm = await makePrivate(stage, 'ruth', OPEN);
    expect(confirm).toContain(`<#${merged.id}> was archived before`);
    // The codename of the one that had become part of it came first.
    expect(await allSaid(stage, 'ruth', '#room-alder')).toContain(`<#${merged.id}> was archived before`);
    expect(await waiting(stage)).toEqual([]);
  });

  it('INC-10 who subscribed and is left without sitreps is named where it is decided, and in the room', async () => {
    const stage = await openStage({ database: await database() });
    await declare(stage, 'quagga in the newsletter');
    await pressHeadline(stage, 'ola', 'incident.subscribe');
    const name = stage.as('ola').person.realName;
    const confirm = await makePrivate(stage, 'ruth', OPEN);
    expect(confirm).toContain(`Its sitreps no longer reach ${name}, who subscribed`);
    expect(await allSaid(stage, 'ruth', INSIDE)).toContain(`no longer reach ${name}`);
  });
});
