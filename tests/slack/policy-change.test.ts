import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dateToken } from '../../src/domain/message/dates.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { deskDatabases, testFile } from '../support/engines.ts';
import { cardOf, press, staffThread, texts } from '../support/look.ts';
import { policyWith } from '../support/policy.ts';
import { openStage, type Stage, saidIn, submit } from '../support/stage.ts';

const at = (moment: string) => dateToken(new Date(moment));
const toldOf = async (stage: Stage, who: string) =>
  texts(await stage.as(who).history('@firstline')).filter((text) => text.includes('policy has changed'));

/** Two tickets, of which one has been answered, under a policy that is then another one. */
async function changed(parts: Readonly<Record<string, unknown>>, after: number, database = testFile()) {
  const policy = policyWith({});
  const stage = await openStage({ policy, database });
  for (const n of [1, 2]) {
    await stage.as('maya').post('#heron-help', `Page ${n} loses its map.`);
    await stage.settle();
  }
  await press(stage, 'tomas', 2, 'ticket.reply');
  await submit(stage.as('tomas'), { text: 'We are looking.' });
  await stage.settle();
  await stage.running.drain();
  stage.clock.advance(after);
  writeFileSync(policy, readFileSync(policyWith(parts), 'utf8'));
  await stage.restart();
  await stage.pass(MINUTE_MS);
  return stage;
}

it.each(deskDatabases)(
  'SLA-4 a changed policy moves what is open and says what changed, once, on %s',
  async (_, database) => {
    const clocks = { first_response: '3 business hours', resolution: '2 business days' };
    const stage = await changed({ clocks }, 10 * MINUTE_MS, await database());
    expect(await toldOf(stage, 'ola')).toEqual([
      [
        'The policy has changed: 2 of 2 open tickets have other deadlines now. `/ticket why` and a number shows the reckoning.',
        `• Ticket 1: ${at('2026-03-03T18:00:00Z')}; it was ${at('2026-03-03T16:30:00Z')}`,
        `• Ticket 2: ${at('2026-03-06T01:00:00Z')}; it was nothing due`,
      ].join('\n'),
    ]);
    expect(saidIn(await cardOf(stage, 1))).toContain(`*First response due*\\n${at('2026-03-03T18:00:00Z')}`);
    expect(saidIn(await cardOf(stage, 2))).toContain(`*Resolve by*\\n${at('2026-03-06T01:00:00Z')}`);

    await stage.restart();
    await stage.pass(MINUTE_MS);
    expect(await toldOf(stage, 'ola')).toHaveLength(1);
  },
);

it('SLA-3 SLA-4 what a changed policy makes overdue is told in one message, and nobody is called for each', async () => {
  const clocks = { first_response: '10 business minutes', resolution: '1 business day' };
  const stage = await changed({ clocks }, 80 * MINUTE_MS);
  const [said] = await toldOf(stage, 'ola');
  expect(said).toContain('2 of 2 open tickets have other deadlines now. 1 of them is overdue by it.');
  expect(said).toContain(`• ⚠️ Ticket 1: ${at('2026-03-03T15:10:00Z')}, overdue`);
  const calls = texts(await staffThread(stage, 1)).filter((text) => text.includes('was due'));
  expect(calls).toEqual([]);
  await stage.pass(2 * DAY_MS);
  const later = texts(await staffThread(stage, 2)).filter((text) => text.includes('due'));
  expect(later.length).toBeGreaterThan(0);
});

it('says nothing where a policy says the same in other words, or something that no deadline depends on', async () => {
  const stage = await changed({ routing: {} }, 10 * MINUTE_MS);
  expect(await toldOf(stage, 'ola')).toEqual([]);
});
