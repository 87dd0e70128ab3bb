import { describe, expect, it } from 'vitest';
import { makePrivate as makePrivateNow } from '../../src/services/incident/make-private.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { deskDatabases } from '../support/engines.ts';
import { allSaid, declare, headlineOf } from '../support/incident.ts';
import { by, waiting } from '../support/make-private.ts';
import { openStage, saidIn } from '../support/stage.ts';

/** What the desk has said of an incident beside headline, card and sitreps. */
describe.each(deskDatabases)('made private after much was said, on %s', (_, database) => {
  it('INC-10 INC-3 that nobody answers is said no more in #incidents nor below the headline', async () => {
    const stage = await openStage({ database: await database() });
    await declare(stage, 'quagga in the newsletter');
    const { channel, ts } = await headlineOf(stage);
    const said = async () => {
      const thread = (await stage.as('ola').thread(channel, ts)).map(saidIn).join('\n');
      return `${await allSaid(stage, 'ola', '#incidents')}\n${thread}`;
    };
    for (let n = 0; n < 5; n++) await stage.pass(15 * MINUTE_MS);
    expect(await said()).toContain('Nobody has answered event 1*, quagga');
    await makePrivateNow(stage.running.desk, by(stage, 'ruth'), 1);
    await stage.settle();
    expect(await said()).not.toMatch(/quagga|Nobody has answered/);
    expect(await waiting(stage)).toEqual([]);
  });

  it('INC-10 INC-1 the room of one that sounded like it does not tell what it was about', async () => {
    const stage = await openStage({ database: await database() });
    await declare(stage, 'quagga in the newsletter');
    await declare(stage, 'A zebra, or quagga, is in the newsletter');
    const other = '#inc-2-a-zebra-or-quagga-is-in-the-newsletter';
    expect(await allSaid(stage, 'ola', other)).toContain('“quagga in the newsletter”');
    await makePrivateNow(stage.running.desk, by(stage, 'ruth'), 1);
    await stage.settle();
    const said = await allSaid(stage, 'ola', other);
    expect(said).not.toContain('“quagga in the newsletter”');
    expect(said).toContain('Event 1 is not followed here any more');
    expect(said).toContain('A zebra, or quagga');
  });

  it('INC-10 INC-1 nor does what was to be said there, where that room opens later', async () => {
    const stage = await openStage({ database: await database() });
    await declare(stage, 'quagga in the newsletter');
    stage.slack.faults.inject({ kind: 'ratelimited', method: 'conversations.create', retryAfter: 30 });
    await declare(stage, 'A zebra, or quagga, is in the newsletter');
    await makePrivateNow(stage.running.desk, by(stage, 'ruth'), 1);
    for (let n = 0; n < 3; n++) await stage.pass(MINUTE_MS);
    const said = await allSaid(stage, 'ola', '#inc-2-a-zebra-or-quagga-is-in-the-newsletter');
    expect(said).toContain('A zebra, or quagga');
    expect(said).not.toContain('“quagga in the newsletter”');
    expect(await waiting(stage)).toEqual([]);
  });
});
