import { expect, it } from 'vitest';
import type { Message } from '../../sandbox/server/protocol.ts';
import { listEntries } from '../../src/db/incident-entries.ts';
import { listTicketEvents } from '../../src/db/ticket-events.ts';
import { NOTE_SAYS_NONE, NOTE_SEND_ANYWAY } from '../../src/views/ticket/held-note.ts';
import { COMMENT_SHARE, SEND_TO_REQUESTER } from '../../src/views/words.ts';
import { messageTo, pressOn, toldTo } from '../support/calling.ts';
import { issueOf, jonasReads, openEscalated, openWish } from '../support/escalated.ts';
import { allSaid, declaredStage, pressCard, pressMoreAct, ROOM, roomCard } from '../support/incident.ts';
import { assess, choose } from '../support/incident-life.ts';
import { cardOf, press, staffThread } from '../support/look.ts';
import { askedTwice, merge, threadOf } from '../support/merging.ts';
import { CARD, expectNothingOut, TOKEN } from '../support/outgoing.ts';
import { policyWith } from '../support/policy.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

const SECURE = 'https://docs.example/secure';
const withLink = () => policyWith({ incidents: { links: { secure_document: SECURE } } });

/** Under the card of ticket 1; what the desk asks its author there. */
async function note(stage: Stage, text: string): Promise<Message> {
  const card = await cardOf(stage, 1);
  await stage.as('tomas').post('#desk-triage', text, card.ts);
  await stage.settle();
  return lastWhisper(stage);
}

async function lastWhisper(stage: Stage): Promise<Message> {
  const whisper = (await staffThread(stage, 1)).findLast((one) => one.ephemeralFor);
  if (!whisper) throw new Error('Nothing was whispered.');
  return whisper;
}

const formOf = async (stage: Stage, who: string) => JSON.stringify((await topModal(stage.as(who))).view);
const close = async (stage: Stage, who: string) =>
  stage.as(who).closeModal((await topModal(stage.as(who))).id, true);
const saidNone = async (stage: Stage) =>
  (await listTicketEvents(stage.running.desk.db, 1)).filter(({ kind }) => kind === 'said to be none');

it('INC-11 *Send to requester* is held: a secret is taken out, and of a card somebody says that it is none', async () => {
  const stage = await openWish('enhancement', { policy: withLink() });
  await pressOn(stage, 'tomas', await note(stage, `Use ${TOKEN}`), SEND_TO_REQUESTER);
  const held = saidIn(await lastWhisper(stage));
  expect(held).toContain('Not sent: this looks like an access token (ghp_…)');
  expect(held).toContain(SECURE);
  expect(held).toContain('Only the team sees your note still.');
  expect(held).not.toContain(NOTE_SAYS_NONE);
  await pressOn(stage, 'tomas', await lastWhisper(stage), 'message.edit');
  expect((await submit(stage.as('tomas'), {})).errors).toBeDefined();
  await close(stage, 'tomas');
  expect((await jonasReads(stage)).join()).not.toContain(TOKEN);

  await pressOn(stage, 'tomas', await note(stage, `It is done by Friday, with ${CARD}`), SEND_TO_REQUESTER);
  const both = saidIn(await lastWhisper(stage));
  expect(both).toMatch(/“by Friday” reads like a promised date\. And this looks like a card number/);
  expect(both).not.toContain(NOTE_SEND_ANYWAY);
  expect((await jonasReads(stage)).join()).not.toContain(CARD);
  await pressOn(stage, 'tomas', await lastWhisper(stage), NOTE_SAYS_NONE);
  expect((await jonasReads(stage)).join()).toContain(CARD);
  expect((await saidNone(stage)).map(({ detail }) => detail)).toEqual([{ what: ['card number'] }]);
});

it('INC-11 ESC-3 what the product owner says is none goes along to the confirmation, and onto the issue', async () => {
  const { stage } = await openEscalated();
  await press(stage, 'joan', 1, 'escalation.decline');
  const joan = stage.as('joan');
  await submit(joan, { reason: `The card ${CARD} is a test card` });
  expect(await formOf(stage, 'joan')).toContain('This looks like a card number (… 1111).');
  await choose(stage, 'joan', { saysNone: ['yes'] });
  await joan.submit((await topModal(joan)).id);
  expect(await formOf(stage, 'joan')).toContain('*Decline ticket 1.*');
  await joan.submit((await topModal(joan)).id);
  await stage.settle();
  expect(JSON.stringify(issueOf(stage).issue.comments)).toContain(CARD);
  expect(await saidNone(stage)).toHaveLength(1);
});

it.each([
  ['Send anyway', NOTE_SEND_ANYWAY, 'It is done by Friday'],
  ['It is none, send it', NOTE_SAYS_NONE, `It is done with ${CARD}`],
])(
  'INC-11 *%s* means what it showed, and no secret that was written into the note since',
  async (_, act, said) => {
    const stage = await openWish();
    await pressOn(stage, 'tomas', await note(stage, said), SEND_TO_REQUESTER);
    const held = await lastWhisper(stage);
    const written = (await staffThread(stage, 1)).find((one) => one.text === said);
    await stage.as('tomas').edit('#desk-triage', written?.ts ?? '', `${said}: ${TOKEN}`);
    await stage.settle();
    await pressOn(stage, 'tomas', held, act);
    expect(saidIn(await lastWhisper(stage))).toContain('Nothing was sent: this looks like');
    expect((await jonasReads(stage)).join()).not.toContain(TOKEN);
  },
);

it('INC-11 ESC-4 a comment of the engineers is held, whether it is marked for the requester or shared', async () => {
  const { stage, repository, issue } = await openEscalated();
  stage.github.world.comment(repository, issue, `/tell Sign in with ${TOKEN}`, 'priya');
  await stage.settle();
  expect(await toldTo(stage, 'tomas')).toContain(
    'was not sent: it has in it what looks like an access token (ghp_…)',
  );
  await pressOn(stage, 'tomas', await messageTo(stage, 'tomas', COMMENT_SHARE), COMMENT_SHARE);
  expect(await formOf(stage, 'tomas')).toContain('this looks like an access token (ghp_…)');
  await close(stage, 'tomas');

  stage.github.world.comment(repository, issue, `The key was ${TOKEN}`, 'priya');
  await stage.settle();
  const shared = (await staffThread(stage, 1)).findLast((one) => saidIn(one).includes(COMMENT_SHARE));
  expect(saidIn(shared as Message)).toContain('The key was [token]');
  await pressOn(stage, 'tomas', shared as Message, COMMENT_SHARE);
  expect(await formOf(stage, 'tomas')).toContain('Only the team sees the comment still.');
  const told = stage.slack.ledger.calls('chat.postMessage').map(({ args }) => JSON.stringify(args));
  expect(told.join()).not.toContain(TOKEN);
  expect(issueOf(stage).issue.comments).toHaveLength(2);
});

it('INC-11 what an agent writes in the requester’s thread is pointed out, and not carried to others', async () => {
  const { stage, ben } = await askedTwice();
  await merge(stage, 2, 1);
  const { ts } = await stage.as('tomas').post('#heron-help', `Sign in with ${TOKEN}`, ben.ts);
  await stage.settle();
  const toTomas = async () =>
    (await stage.as('tomas').thread('#heron-help', ben.ts)).filter((one) => one.ephemeralFor).map(saidIn);
  expect((await toTomas()).at(-1)).toContain(
    'The requester has read what looks like an access token (ghp_…)',
  );
  const [, maya] = await stage.as('maya').history('#heron-help');
  expect(await threadOf(stage, 'maya', maya as Message)).not.toContain(TOKEN);

  await stage.as('tomas').edit('#heron-help', ts, 'Sign in as always');
  await stage.settle();
  expect(await toTomas()).toHaveLength(1);
});

it('INC-11 whoever asks is told nothing of their own words, though they are an agent, and an address may go out', async () => {
  const stage = await openStage();
  const { ts } = await stage.as('ruth').post('#heron-help', 'I cannot sign in');
  await stage.settle();
  await stage.as('ruth').post('#heron-help', `Not with ${TOKEN} either`, ts);
  await stage.settle();
  const thread = () => stage.as('ruth').thread('#heron-help', ts);
  expect((await thread()).filter((one) => one.ephemeralFor)).toEqual([]);
  await pressOn(stage, 'tomas', await note(stage, 'Write to editors@heron.org'), SEND_TO_REQUESTER);
  expect((await thread()).map(saidIn).join()).toContain('Write to editors@heron.org');
});

it('INC-11 what is put into a message after it was sent does not follow', async () => {
  const stage = await openWish();
  await pressOn(stage, 'tomas', await note(stage, 'Sign in as always'), SEND_TO_REQUESTER);
  expect((await jonasReads(stage)).join()).toContain('Sign in as always');
  const written = (await staffThread(stage, 1)).find((one) => one.text === 'Sign in as always');
  const edit = async (text: string) => {
    await stage.as('tomas').edit('#desk-triage', written?.ts ?? '', text);
    await stage.settle();
  };
  await edit(`Sign in with ${TOKEN}`);
  expect(saidIn(await lastWhisper(stage))).toContain(
    'Your edit has not gone to the requester: this looks like an access token (ghp_…)',
  );
  expect((await jonasReads(stage)).join()).toContain('Sign in as always');
  await edit('Sign in with your card');
  expect((await jonasReads(stage)).join()).toContain('Sign in with your card');
  await expectNothingOut(stage);
});

it.each(['pushpin', 'white_check_mark', 'telescope', 'test_tube'])(
  'INC-11 INC-9 %s keeps a message without what does not belong in Slack, and tells whoever marked it',
  async (mark) => {
    const stage = await declaredStage({ policy: withLink() });
    const { ts } = await stage.as('ruth').post(ROOM, `lena.okafor@heron.org paid with ${CARD}, ${TOKEN}`);
    await stage
      .as('tomas')
      .react(ROOM, ts, mark)
      .catch(() => stage.as('ruth').react(ROOM, ts, mark));
    await stage.settle();
    const [kept] = await listEntries(stage.running.desk.db, 1);
    expect(kept?.text).toBe('[e-mail address] paid with [card number], [token]');
    const said = (await stage.as('ruth').history(ROOM)).filter((one) => one.ephemeralFor).map(saidIn);
    expect(said.join()).toContain(
      'It is on the record, without what looks like an e-mail address (l…@h…), a card number (… 1111) and an access token (ghp_…)',
    );
    expect(said.join()).toContain(SECURE);
    const card = await roomCard(stage);
    expect(saidIn(card)).not.toContain(CARD);
  },
);

it('INC-11 INC-5 *Ready* on a draft that cannot go as it is says why, and leads to *Edit*', async () => {
  const stage = await declaredStage();
  await assess(stage, 'ruth', { notify: 'no' });
  const sitrep = async (workaround: string) => {
    await pressCard(stage, 'ruth', 'incident.sitrep');
    await submit(stage.as('ruth'), { situation: 'Saving fails', actions: 'Looking', workaround });
    await stage.settle();
  };
  await sitrep(`Pay with ${CARD}, fixed by Friday`);
  await choose(stage, 'ruth', { saysNone: ['yes'] });
  await stage.as('ruth').submit((await topModal(stage.as('ruth'))).id);
  await stage.settle();
  await pressMoreAct(stage, 'ruth', 'stakeholders');
  await submit(stage.as('ruth'), {});
  await stage.settle();
  await close(stage, 'ruth');
  const ready = async () => {
    await pressOn(stage, 'joan', await messageTo(stage, 'joan', 'stakeholders.ready'), 'stakeholders.ready');
    return saidIn((await stage.as('joan').history('@firstline')).at(-1) as Message);
  };
  expect(await ready()).toContain(
    '“by Friday” reads like a promise of when it is over. Nothing was passed on. Leave it out with *Edit*',
  );
  await sitrep('None');
  expect(await ready()).toContain('If it is none, use *Edit*, where you can say so.');
  expect(await allSaid(stage, 'ruth', ROOM)).not.toContain('wrote what stakeholders');
});
