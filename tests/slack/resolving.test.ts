import { describe, expect, it } from 'vitest';
import type { Message } from '../../sandbox/server/protocol.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { cardOf, lastIn, press, staffThread, texts } from '../support/look.ts';
import { policyWith } from '../support/policy.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

async function asked(policy = 'default') {
  const stage = await openStage({ policy });
  const root = await stage.as('ben').post('#heron-help', 'Search finds nothing since lunch.');
  await stage.settle();
  return { stage, root };
}

const option = (value: string) => ({
  value: { selected_option: { value, text: { type: 'plain_text', text: value } } },
});

/** The form, with a resolution chosen, as the person sees it then. */
async function choose(stage: Stage, resolution: string) {
  await press(stage, 'tomas', 1, 'ticket.resolve');
  const tomas = stage.as('tomas');
  const { id } = await topModal(tomas);
  const chosen = option(resolution);
  await tomas.fill(id, { resolution: chosen });
  await tomas.press({ viewId: id }, 'value', { block_id: 'resolution', ...chosen.value });
  await stage.settle();
  const form = await topModal(tomas);
  return { form, fields: form.view.blocks.map((block) => block.block_id) };
}

async function resolve(stage: Stage, resolution: string, message?: string): Promise<void> {
  await choose(stage, resolution);
  await submit(stage.as('tomas'), message === undefined ? {} : { message });
  await stage.settle();
}

const thread = (stage: Stage, ts: string) => stage.as('ben').thread('#heron-help', ts);

async function pressIn(stage: Stage, who: string, message: Message | undefined, action: string) {
  const place = { channel: message?.channel ?? '', ts: message?.ts ?? '' };
  const answer = await stage.as(who).press(place, action);
  await stage.settle();
  return answer;
}

const newestAsking = async (stage: Stage, ts: string, action = 'ticket.not-yet') =>
  (await thread(stage, ts)).findLast((message) => saidIn(message).includes(action));

describe('RES-1 declining', () => {
  it('RES-1 asks for the reason in the place of the thanks, and will have one', async () => {
    const { stage, root } = await asked();
    const { fields } = await choose(stage, 'declined');
    expect(fields).toContain('reason');
    expect(fields).not.toContain('message');
    const empty = await submit(stage.as('tomas'), { reason: '  ' });
    expect(empty.errors?.reason).toContain('Say why');
    expect(saidIn(await cardOf(stage, 1))).toContain('New');
    expect(await submit(stage.as('tomas'), { reason: 'The branches decide this themselves.' })).toEqual({
      ok: true,
    });
    await stage.settle();
    const told = saidIn((await thread(stage, root.ts)).at(-1) ?? root);
    expect(told).toMatch(/Tomas Rivera declined ticket 1 and writes.*The branches decide this themselves/s);
    expect(told).not.toContain('Thank you for telling us');
    expect(saidIn(await cardOf(stage, 1))).toContain('Resolved: declined');
  });

  it('RES-4 asks whether an answer should become an article, and labels what should', async () => {
    const { stage } = await asked();
    await resolve(stage, 'done');
    const ending = (await staffThread(stage, 1)).findLast((message) => saidIn(message).includes('It should'));
    expect(ending?.text).toContain('Should this become a knowledge base article?');
    for (let presses = 0; presses < 2; presses++) await pressIn(stage, 'tomas', ending, 'ticket.article');
    expect(saidIn(await cardOf(stage, 1))).toContain('Knowledge Base');
  });

  it('RES-4 asks nothing of what was declined', async () => {
    const { stage } = await asked();
    await choose(stage, 'declined');
    await submit(stage.as('tomas'), { reason: 'The branches decide this.' });
    await stage.settle();
    expect(texts(await staffThread(stage, 1)).join()).not.toContain('knowledge base');
  });

  it('UPD-2 RES-2 the last words are drafted as the policy has them', async () => {
    const templates = { final_thanks: 'Dear {requester}, ticket {ticket} is settled. {agent}' };
    const { stage, root } = await asked(policyWith({ templates }));
    await resolve(stage, 'done');
    const told = (await thread(stage, root.ts)).map(saidIn).join('\n');
    expect(told).toMatch(/Dear Ben.*, ticket 1 is settled\. Tomas/);
  });

  it('RES-1 the drafted thanks is no reason', async () => {
    const { stage } = await asked();
    await press(stage, 'tomas', 1, 'ticket.resolve');
    const form = await topModal(stage.as('tomas'));
    const drafted = form.view.blocks.find((block) => block.block_id === 'message');
    const thanks = (drafted as { element: { initial_value: string } }).element.initial_value;
    await choose(stage, 'declined');
    expect(JSON.stringify((await topModal(stage.as('tomas'))).view)).not.toContain(JSON.stringify(thanks));
  });
});

describe('RES-2 one question of feedback', () => {
  it('RES-2 is asked with the answer, given by one press, kept, and shown to staff alone', async () => {
    const { stage, root } = await asked();
    await resolve(stage, 'done', 'The index was rebuilt.');
    const ask = await newestAsking(stage, root.ts);
    expect(saidIn(ask ?? root)).toContain('How was the help?');
    await pressIn(stage, 'ben', ask, 'ticket.rate-four');
    expect(saidIn(await cardOf(stage, 1))).toContain('*Rating*\\n4 of 5');
    expect(texts(await staffThread(stage, 1))).toContain('Ben Castellano rates the help 4 of 5.');

    const seen = (await thread(stage, root.ts)).at(-1);
    expect(seen?.text).toBe('Thank you: 4 of 5 for ticket 1. Only the desk sees it.');
    expect(texts(await stage.as('maya').thread('#heron-help', root.ts)).join()).not.toContain('4 of 5');

    await pressIn(stage, 'ben', seen, 'rating.comment');
    await submit(stage.as('ben'), { comment: 'Quick, but say next time what it was.' });
    await stage.settle();
    const added = (await staffThread(stage, 1)).at(-1);
    expect(saidIn(added ?? root)).toMatch(/Ben Castellano adds to 4 of 5:.*Quick, but/s);
    expect(texts(await thread(stage, root.ts)).join()).not.toContain('Quick, but');
  });

  it('RES-2 is never asked after a duplicate', async () => {
    const { stage, root } = await asked();
    await resolve(stage, 'duplicate');
    const ask = await newestAsking(stage, root.ts);
    expect(ask?.text).toContain('resolved ticket 1 as the same as another one');
    expect(saidIn(ask ?? root)).not.toContain('How was the help?');
  });

  it('RES-2 once for each end; what is out of date is answered and changes nothing', async () => {
    const { stage, root } = await asked();
    await resolve(stage, 'done');
    const first = await newestAsking(stage, root.ts);
    await pressIn(stage, 'ben', first, 'ticket.rate-two');
    await pressIn(stage, 'ben', first, 'ticket.rate-five');
    expect((await thread(stage, root.ts)).at(-1)?.text).toContain('you gave 2 of 5 for this already');
    await pressIn(stage, 'ben', first, 'ticket.not-yet');
    expect(saidIn(await cardOf(stage, 1))).not.toContain('*Rating*');
    await pressIn(stage, 'ben', first, 'ticket.rate-five');
    expect((await thread(stage, root.ts)).at(-1)?.text).toContain('ticket 1 is open again');
    await resolve(stage, 'done');
    await pressIn(stage, 'ben', first, 'ticket.satisfied');
    expect((await thread(stage, root.ts)).at(-1)?.text).toContain('resolved anew since');
    const second = await newestAsking(stage, root.ts);
    await pressIn(stage, 'ben', second, 'ticket.satisfied');
    expect((await thread(stage, root.ts)).at(-1)?.text).toBe('Thank you. Ticket 1 stays resolved.');
    await pressIn(stage, 'ben', second, 'ticket.satisfied');
    expect((await thread(stage, root.ts)).at(-1)?.text).toContain('you said so already');
    await pressIn(stage, 'ben', second, 'ticket.rate-five');
    expect(saidIn(await cardOf(stage, 1))).toContain('*Rating*\\n5 of 5');
    expect(texts(await staffThread(stage, 1)).filter((text) => text.includes('all is good'))).toHaveLength(1);
  });

  it('RES-2 PPL-4 nobody but its requester answers it', async () => {
    const { stage, root } = await asked();
    await resolve(stage, 'done');
    const ask = await newestAsking(stage, root.ts);
    for (const [who, why] of [
      ['tomas', 'only its requester can do this'],
      ['maya', 'There is no ticket 1 that you can see'],
    ] as const) {
      for (const action of ['ticket.rate-one', 'ticket.satisfied']) {
        await pressIn(stage, who, ask, action);
        const answers = await stage.as(who).thread('#heron-help', root.ts);
        expect(answers.at(-1)?.text).toContain(why);
      }
    }
    expect(saidIn(await cardOf(stage, 1))).not.toContain('*Rating*');
  });

  it('RES-2 works in a direct message too, where nobody looks into threads', async () => {
    const stage = await openStage();
    await stage.as('jonas').post('@firstline', 'My account is locked since Monday');
    await stage.settle();
    await resolve(stage, 'done');
    const ask = (await stage.as('jonas').history('@firstline')).findLast((message) =>
      saidIn(message).includes('ticket.rate-three'),
    );
    await pressIn(stage, 'jonas', ask, 'ticket.rate-three');
    expect((await lastIn(stage, 'jonas', '@firstline')).text).toContain('Thank you: 3 of 5 for ticket 1');
  });
});

describe('RES-3 opening again', () => {
  it('RES-3 of two who open it at once one does, and the other is told', async () => {
    const { stage, root } = await asked();
    await resolve(stage, 'done');
    const ask = await newestAsking(stage, root.ts);
    const card = await cardOf(stage, 1);
    await Promise.all([
      stage.as('ben').press({ channel: root.channel, ts: ask?.ts ?? '' }, 'ticket.not-yet'),
      stage.as('ruth').press({ channel: card.channel, ts: card.ts }, 'ticket.reopen'),
    ]);
    await stage.settle();
    expect(saidIn(await cardOf(stage, 1))).toContain('In progress');
    const both = [
      ...texts(await thread(stage, root.ts)),
      ...texts(await stage.as('ruth').history('#desk-triage')),
      ...texts(await staffThread(stage, 1, 'ruth')),
    ];
    expect(both.filter((text) => text.includes('is open already'))).toHaveLength(1);
    expect(both.filter((text) => text.includes('opened ticket 1 again'))).toHaveLength(1);
  });

  it('RES-3 W-6 whoever presses *Not yet* too late reads what to do, and no word of tiers', async () => {
    const { stage, root } = await asked();
    await resolve(stage, 'done');
    const ask = await newestAsking(stage, root.ts);
    await stage.pass(14 * DAY_MS);
    await stage.pass(2 * MINUTE_MS);
    await pressIn(stage, 'ben', ask, 'ticket.not-yet');
    expect((await thread(stage, root.ts)).at(-1)?.text).toBe(
      'Nothing changed: ticket 1 is closed. Write in its thread, and that is filed as a new ticket.',
    );
  });
});
