import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { listLetters, retryLetter } from '../../src/cli/outbox.ts';
import { envOf } from '../support/at-machine.ts';
import { openStage, type Stage } from '../support/stage.ts';

async function listed(stage: Stage): Promise<string[]> {
  const lines: string[] = [];
  await listLetters(envOf(stage), (line) => lines.push(line));
  return lines;
}

async function retried(stage: Stage, id: string): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await retryLetter(envOf(stage), id, (line) => lines.push(line), stage.clock.now);
  return { code, lines };
}

/** A stage with one message to a requester that Slack has refused for good. */
async function withDeadLetter(): Promise<Stage> {
  const stage = await openStage();
  const channel = stage.slack.channel('heron-help').id;
  stage.slack.faults.inject({
    kind: 'error',
    method: 'chat.postMessage',
    channel,
    code: 'msg_blocks_too_long',
  });
  await stage.as('ben').post('#heron-help', 'CANARY search finds nothing');
  await stage.settle();
  return stage;
}

const acknowledgements = (stage: Stage) =>
  stage.slack.ledger.messages().filter(({ text }) => text.includes('Ticket 1 is with the desk'));

describe('firstline outbox', () => {
  it('says that nothing is dead', async () => {
    const stage = await openStage();
    expect(await listed(stage)).toEqual([expect.stringContaining('Nothing is dead')]);
    expect(await retried(stage, 'all')).toMatchObject({ code: 0, lines: ['0 will be tried again.'] });
  });

  it('S20 lists what Slack refused, by id, kind and reason, and nobody’s words', async () => {
    const stage = await withDeadLetter();
    const lines = await listed(stage);
    expect(lines[0]).toMatch(
      /^out-\d+ {2}requester\.acknowledge {2}ticket:1\S* {2}msg_blocks_too_long {2}2026-03-03T15:00/,
    );
    expect(lines.at(-1)).toContain('firstline outbox retry <id>');
    expect(lines.join('\n')).not.toContain('CANARY');
  });

  it('R13 sends it again, once, beside a running desk', async () => {
    const stage = await withDeadLetter();
    expect(acknowledgements(stage)).toHaveLength(0);
    const [first = ''] = await listed(stage);
    const id = first.split(' ')[0] ?? '';
    expect(await retried(stage, id)).toMatchObject({ code: 0, lines: ['1 will be tried again.'] });
    await stage.pass(15_000);
    expect(acknowledgements(stage)).toHaveLength(1);
    expect(await listed(stage)).toHaveLength(1);
    expect(await retried(stage, id)).toMatchObject({ code: 1 });
    await stage.pass(15_000);
    expect(acknowledgements(stage)).toHaveLength(1);
  });

  it('R13 an event that failed three times is listed, and is worked on again when asked', async () => {
    const stage = await openStage();
    const { db } = stage.running.desk;
    const begin = db.begin.bind(db);
    let isStoring = true;
    // The row of the event is written; its work fails each time.
    db.begin = (body) => {
      if (isStoring) {
        isStoring = false;
        return begin(body);
      }
      return Promise.reject(new Error('disk is full'));
    };
    await stage.as('ben').post('#heron-help', 'Search finds nothing since lunch');
    await stage.slack.settled();
    db.begin = begin;
    const { inbox } = db.tables;
    const claimed = async () => (await db.select().from(inbox)).filter(({ state }) => state === 'open');
    expect(await claimed()).toHaveLength(1);
    const [row] = await claimed();
    await begin(async (tx) => {
      const dead = { state: 'dead', attempts: 3, nextAt: null } as const;
      await tx.update(inbox).set(dead).where(eq(inbox.state, 'open'));
    });
    expect((await listed(stage))[0]).toMatch(new RegExp(`^in-${row?.id} {2}event {2}event:Ev`));
    expect(await retried(stage, `in-${row?.id}`)).toMatchObject({ code: 0 });
    await stage.pass(15_000);
    expect(acknowledgements(stage)).toHaveLength(1);
  });

  it('an id there is not is told, with exit code 1', async () => {
    const stage = await openStage({ isSetUp: false });
    const ids = [
      '',
      'out',
      'out-',
      '12',
      'in-999',
      'out-999',
      'out-1.5',
      `out-${'9'.repeat(40)}`,
      'OUT-1',
      '../out-1',
    ];
    for (const id of ids) {
      const { code, lines } = await retried(stage, id);
      expect(code, id).toBe(1);
      expect(lines[0]).toContain('there is no dead letter of that id');
    }
  });
});
