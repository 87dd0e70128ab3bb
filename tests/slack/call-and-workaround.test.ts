import { expect, it } from 'vitest';
import { cardOf, lastIn, press, pressMore, staffThread, texts } from '../support/look.ts';
import { policyWith } from '../support/policy.ts';
import { begunWith, choose, close, mayaReads, mayaSees, send, shown, write } from '../support/reply-form.ts';
import { openStage, type Stage, saidIn } from '../support/stage.ts';

async function asked(more: Readonly<Record<string, unknown>> = {}): Promise<Stage> {
  const stage = await openStage({ policy: policyWith(more) });
  await stage.as('maya').post('#heron-help', 'Event pages lose their map.');
  await stage.settle();
  return stage;
}

const LINK = { call_link: 'https://meet.example/desk-{ticket}' };

const help = async (stage: Stage): Promise<string> => {
  await stage.as('tomas').command('#general', '/ticket help');
  await stage.settle();
  return saidIn(await lastIn(stage, 'tomas', '#general'));
};

it('CNV-6 one button puts the link of a call before the requester, and on the record', async () => {
  const stage = await asked(LINK);
  await press(stage, 'tomas', 1, 'ticket.more');
  expect(await shown(stage)).toMatch(/Offer a call.*Maya Lindqvist gets the link at once/s);
  await pressMore(stage, 'tomas', 1, 'call');
  expect(await shown(stage)).toContain('The requester of ticket 1 has the link to the call.');
  const [, offer] = await mayaSees(stage);
  expect(offer?.text).toBe(
    'Tomas Rivera offers you a call about ticket 1, where you can share your screen: <https://meet.example/desk-1|join the call>. Write here if another time suits you better, or if you would rather write.',
  );
  expect(texts(await staffThread(stage, 1)).at(-1)).toContain('Tomas Rivera offered the requester a call');
  expect(saidIn(await cardOf(stage, 1))).not.toContain('First response due');
  await pressMore(stage, 'tomas', 1, 'history');
  expect(await shown(stage)).toContain('answered the requester: call');
});

it('CNV-6 the verb does the same; a requester has neither', async () => {
  const stage = await asked(LINK);
  expect(await help(stage)).toContain('/ticket call 142');
  await stage.as('tomas').command('#general', '/ticket call 1');
  await stage.settle();
  expect((await mayaReads(stage)).at(-1)).toContain('offers you a call');
  await stage.as('maya').command('#general', '/ticket call 1');
  await stage.settle();
  expect(saidIn(await lastIn(stage, 'maya', '#general'))).toContain('only agents can do this');
});

it('CNV-6 a desk without a place for calls offers none', async () => {
  const stage = await asked();
  await press(stage, 'tomas', 1, 'ticket.more');
  expect(await shown(stage)).not.toContain('Offer a call');
  expect(await help(stage)).not.toContain('/ticket call');
});

it('UPD-2 a known workaround goes out at once, and stays on the card', async () => {
  const stage = await asked();
  await press(stage, 'tomas', 1, 'ticket.reply');
  await choose(stage, 'kind', 'workaround');
  expect(await begunWith(stage, 'text')).toBe('');
  expect((await send(stage)).errors).toBeDefined();
  await write(stage, 'Open the page in a private window.');
  expect(await send(stage)).toEqual({ ok: true });
  expect((await mayaReads(stage)).at(-1)).toMatch(
    /Hello Maya,\nuntil “Event pages lose their map\.” is settled, this gets you on: Open the page in a private window\.\nTomas Rivera/,
  );
  expect(saidIn(await cardOf(stage, 1))).toContain('*Workaround*  Open the page in a private window.');
  await pressMore(stage, 'tomas', 1, 'history');
  expect(await shown(stage)).toMatch(/gave a workaround: Open the page.*answered the requester: workaround/s);
  await close(stage);
  await stage.restart();
  await press(stage, 'tomas', 1, 'ticket.reply');
  await choose(stage, 'kind', 'workaround');
  expect(await begunWith(stage, 'text')).toBe('Open the page in a private window.');
});
