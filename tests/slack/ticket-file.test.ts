import { expect, it } from 'vitest';
import { cardOf, lastIn, staffThread, texts } from '../support/look.ts';
import { openStage, saidIn, submit, topModal } from '../support/stage.ts';

it('IN-1 IN-2 IN-4 files by slash command, acknowledges where it was asked, and posts one card', async () => {
  const stage = await openStage();
  const maya = stage.as('maya');
  expect(await maya.command('#heron-help', '/ticket Event pages lose their map')).toEqual({ ok: true });
  expect(await submit(maya, { description: 'Since the update of yesterday.' })).toEqual({ ok: true });
  await stage.settle();

  const acknowledgement = await lastIn(stage, 'maya', '#heron-help');
  expect(acknowledgement.text).toContain('Ticket 1 is with the desk: “Event pages lose their map”');
  const card = saidIn(await cardOf(stage, 1));
  expect(card).toContain('Event pages lose their map');
  expect(card).toContain('Since the update of yesterday.');
  expect(card).toContain('Maya Lindqvist');
  expect(card).toContain('with `/ticket`');
});

it('CNV-4 IN-2 answers a command used elsewhere in a direct message, which is private', async () => {
  const stage = await openStage();
  const maya = stage.as('maya');
  await maya.command('#general', '/ticket Event pages lose their map');
  await submit(maya, {});
  await stage.settle();
  expect((await lastIn(stage, 'maya', '@firstline')).text).toContain('Ticket 1 is with the desk');
  expect(texts(await maya.history('#general')).join()).not.toContain('Ticket 1');
  expect(saidIn(await cardOf(stage, 1))).toContain('Private');
});

it('IN-1 files from the global shortcut', async () => {
  const stage = await openStage();
  const lena = stage.as('lena');
  expect(await lena.globalShortcut('ticket.new')).toEqual({ ok: true });
  await submit(lena, { summary: 'Captions vanish' });
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('Captions vanish');
  expect((await lastIn(stage, 'lena', '@firstline')).text).toContain('Ticket 1');
});

it('IN-1 files for somebody else, for agents only', async () => {
  const stage = await openStage();
  const tomas = stage.as('tomas');
  await tomas.command('#heron-help', '/ticket Captions vanish');
  const form = await topModal(tomas);
  await tomas.fill(form.id, { requester: { value: { selected_user: stage.as('lena').person.id } } });
  expect(await tomas.submit(form.id)).toEqual({ ok: true });
  await stage.settle();
  expect((await lastIn(stage, 'lena', '#heron-help')).text).toContain(
    'Tomas Rivera filed this for Lena Okafor as ticket 1',
  );

  await stage.as('maya').command('#heron-help', '/ticket Captions vanish');
  const fields = (await topModal(stage.as('maya'))).view.blocks.map((block) => block.block_id);
  expect(fields).not.toContain('requester');
});

it('IN-1 IN-5 files a new message of a request channel, marks it and answers in its thread', async () => {
  const stage = await openStage();
  const ben = stage.as('ben');
  const asked = await ben.post('#heron-help', "Search finds nothing for 'story time' since lunch.");
  await stage.settle();
  const [root, answer] = await ben.thread('#heron-help', asked.ts);
  expect(root?.reactions).toMatchObject([{ name: 'ticket' }]);
  expect(answer?.text).toContain('Ticket 1 is with the desk');
  expect(saidIn(await cardOf(stage, 1))).toContain(`p${asked.ts.replace('.', '')}`);
});

it.each(['thanks!', 'good morning all :wave:', '🎉', 'ok great, thank you so much!'])(
  'IN-7 small talk in a request channel files nothing: %s',
  async (text) => {
    const stage = await openStage();
    await stage.as('ben').post('#heron-help', text);
    await stage.settle();
    await expect(cardOf(stage, 1)).rejects.toThrow();
  },
);

it('IN-1 IN-3 files by reaction once, however often it is added and taken away', async () => {
  const stage = await openStage();
  const said = await stage.as('ben').post('#heron-editors', 'The calendar shows last year.');
  await stage.as('ruth').react('#heron-editors', said.ts, 'ticket');
  await stage.settle();
  const [root, answer] = await stage.as('ben').thread('#heron-editors', said.ts);
  expect(root?.reactions).toMatchObject([
    { name: 'ticket', users: [expect.any(String), stage.slack.botUserId] },
  ]);
  expect(answer?.text).toContain('Ruth Abara filed this for Ben Castellano as ticket 1');

  await stage.as('tomas').react('#heron-editors', said.ts, 'ticket');
  await stage.as('ruth').unreact('#heron-editors', said.ts, 'ticket');
  await stage.settle();
  expect(texts(await stage.as('tomas').history('#heron-editors')).join()).toContain(
    'This is already ticket 1',
  );
  expect(texts(await stage.as('ruth').history('#heron-editors')).join()).toContain('Ticket 1 stays');
  await expect(cardOf(stage, 2)).rejects.toThrow();
});

it('PPL-4 a guest’s reaction files nothing and says nothing', async () => {
  const stage = await openStage();
  const said = await stage.as('ben').post('#heron-editors', 'The calendar shows last year.');
  await stage.as('gil').react('#heron-editors', said.ts, 'ticket');
  await stage.settle();
  await expect(cardOf(stage, 1)).rejects.toThrow();
  expect(await stage.as('ben').thread('#heron-editors', said.ts)).toHaveLength(1);
});

it('IN-1 IN-3 copies the thread so far when a message of it is filed by shortcut', async () => {
  const stage = await openStage();
  const thread = (await stage.as('ruth').history('#heron-editors')).find((root) => root.replyCount >= 14);
  const messages = await stage.as('ruth').thread('#heron-editors', thread?.ts ?? '');
  const third = messages[3];
  if (!third) throw new Error('The seed has a thread of 14 replies.');
  expect(await stage.as('ruth').messageShortcut('#heron-editors', third.ts, 'ticket.file')).toEqual({
    ok: true,
  });
  expect(await submit(stage.as('ruth'), {})).toEqual({ ok: true });
  await stage.settle();
  const copies = texts(await staffThread(stage, 1));
  for (const message of messages) expect(copies.join('\n')).toContain(message.text.slice(0, 20));

  await stage.as('lena').messageShortcut('#heron-editors', third.ts, 'ticket.file');
  await stage.settle();
  expect(await stage.as('lena').modals()).toEqual([]);
  expect(texts(await stage.as('lena').thread('#heron-editors', thread?.ts ?? '')).join()).toContain(
    'already ticket 1',
  );
});

it('IN-1 files what is said with a mention, once, also in a request channel', async () => {
  const stage = await openStage();
  await stage.as('maya').post('#heron-editors', '@firstline the map is gone from event pages');
  await stage.settle();
  await stage.as('maya').post('#heron-help', '@firstline the banner is gone as well');
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('the map is gone from event pages');
  expect(saidIn(await cardOf(stage, 2))).toContain('the banner is gone as well');
  await expect(cardOf(stage, 3)).rejects.toThrow();
});

it('IN-1 IN-7 answers a greeting in a direct message, and files a request there', async () => {
  const stage = await openStage();
  const jonas = stage.as('jonas');
  const greeting = await jonas.post('@firstline', 'hi');
  await stage.settle();
  expect(texts(await jonas.thread('@firstline', greeting.ts)).join()).toContain('Tell me what you need');

  const request = await jonas.post('@firstline', 'My account is locked and the mail goes astray.');
  await stage.settle();
  expect(texts(await jonas.thread('@firstline', request.ts)).join()).toContain('Ticket 1 is with the desk');
  expect(texts(await jonas.history('@firstline')).join()).toContain('Ticket 1 is with the desk');
  expect(saidIn(await cardOf(stage, 1))).toContain('Private');
});

it.each([
  ['add', 'parked.add'],
  ['new', 'parked.new'],
] as const)('CNV-4 a second line to the bot goes where its writer says: %s', async (where, button) => {
  const stage = await openStage();
  const jonas = stage.as('jonas');
  await jonas.post('@firstline', 'My account is locked and the mail goes astray.');
  await stage.settle();
  const second = await jonas.post('@firstline', 'It says error 403 now.');
  await stage.settle();
  const question = (await jonas.thread('@firstline', second.ts)).at(-1);
  expect(question?.text).toContain('Does this belong to ticket 1');
  await jonas.press({ channel: question?.channel ?? '', ts: question?.ts ?? '' }, button);
  await stage.settle();
  if (where === 'add') expect(texts(await staffThread(stage, 1)).join()).toContain('error 403');
  else expect(saidIn(await cardOf(stage, 2))).toContain('error 403');
});

it('CNV-4 a line whose writer never says is added to the ticket', async () => {
  const stage = await openStage();
  const jonas = stage.as('jonas');
  await jonas.post('@firstline', 'My account is locked and the mail goes astray.');
  await stage.settle();
  await jonas.post('@firstline', 'It says error 403 now.');
  await stage.settle();
  await stage.pass(11 * 60_000);
  expect(texts(await staffThread(stage, 1)).join()).toContain('error 403');
});

it('IN-1 a message where the desk is not can be filed with one’s own words', async () => {
  const stage = await openStage();
  stage.slack.addChannel('board', 'private', ['maya', 'ruth']);
  const said = await stage.as('maya').post('#board', 'The budget page is empty.');
  await stage.as('ruth').messageShortcut('#board', said.ts, 'ticket.file');
  expect(JSON.stringify((await topModal(stage.as('ruth'))).view)).toContain('I am not in this channel');
  expect(await submit(stage.as('ruth'), {})).toEqual({ ok: true });
  await stage.settle();
  expect((await lastIn(stage, 'maya', '@firstline')).text).toContain('ticket 1');
});

it('IN-1 a message filed by shortcut brings its picture along', async () => {
  const stage = await openStage();
  const png = { name: 'strip.png', mimetype: 'image/png', data: Buffer.from('picture').toString('base64') };
  const said = await stage
    .as('maya')
    .post('#heron-editors', 'A strip of code on every page', undefined, [png]);
  await stage.as('ruth').messageShortcut('#heron-editors', said.ts, 'ticket.file');
  await submit(stage.as('ruth'), {});
  await stage.settle();
  const files = (await staffThread(stage, 1)).flatMap((message) => message.files.map((file) => file.name));
  expect(files).toEqual(['strip.png']);
});

it('CNV-4 a message to the bot filed by shortcut stays private', async () => {
  const stage = await openStage();
  const greeting = await stage.as('jonas').post('@firstline', 'hi');
  await stage.settle();
  await stage.as('jonas').messageShortcut('@firstline', greeting.ts, 'ticket.file');
  await submit(stage.as('jonas'), { summary: 'My account is locked' });
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('Private');
});
