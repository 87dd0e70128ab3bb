import { expect, it } from 'vitest';
import { listIncidentEvents } from '../../src/db/incident-events.ts';
import { listTicketEvents } from '../../src/db/ticket-events.ts';
import { toldTo } from '../support/calling.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { deskDatabases } from '../support/engines.ts';
import {
  allSaid,
  answerTo,
  declare,
  declaredStage,
  headlineOf,
  pressCard,
  pressMoreAct,
  ROOM,
} from '../support/incident.ts';
import { choose } from '../support/incident-life.ts';
import { press } from '../support/look.ts';
import { CARD, TOKEN } from '../support/outgoing.ts';
import { policyWith } from '../support/policy.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

const withLinks = () =>
  policyWith({ incidents: { links: { secure_document: 'https://docs.example/incident-{incident}' } } });

const openSitrep = (stage: Stage) => stage.as('ruth').command(ROOM, '/incident sitrep');
const formOf = async (stage: Stage) => JSON.stringify((await topModal(stage.as('ruth'))).view);
const facts = async (stage: Stage) => listIncidentEvents(stage.running.desk.db, 1);

async function sayNone(stage: Stage) {
  await choose(stage, 'ruth', { saysNone: ['yes'] });
  const answer = await stage.as('ruth').submit((await topModal(stage.as('ruth'))).id);
  await stage.settle();
  return answer;
}

it.each(deskDatabases)(
  'INC-11 what looks like personal data is named below its field, and sent when somebody says it is none, on %s',
  async (_, database) => {
    const stage = await declaredStage({ policy: withLinks(), database: await database() });
    await openSitrep(stage);
    const words = { situation: `Saving fails, last entry ${CARD}`, actions: 'Looking' };
    await submit(stage.as('ruth'), words);
    await stage.settle();
    const form = await formOf(stage);
    expect(form).toContain('This looks like a card number (… 1111).');
    expect(form).toContain('<https://docs.example/incident-1|Open the secure document>');
    expect(form).toContain('It is none of these');
    expect(await allSaid(stage, 'ruth', ROOM)).not.toContain('Sitrep 1,');

    expect(await sayNone(stage)).toEqual({ ok: true });
    expect(await allSaid(stage, 'ruth', ROOM)).toContain(CARD);
    const said = (await facts(stage)).find(({ kind }) => kind === 'said to be none');
    expect(said?.detail).toEqual({ what: ['card number'], fields: ['situation'] });
    expect(said?.actorId).toBe(stage.as('ruth').person.id);
    expect(JSON.stringify(said)).not.toContain('4111');

    await openSitrep(stage);
    expect(await submit(stage.as('ruth'), { actions: 'Still looking' })).toEqual({ ok: true });
    await stage.settle();
    expect(await allSaid(stage, 'ruth', ROOM)).toContain('Sitrep 2,');
  },
);

it('INC-11 a secret is a fault at its field, and nobody can say that it is none', async () => {
  const stage = await declaredStage({ policy: withLinks() });
  await openSitrep(stage);
  const answer = await submit(stage.as('ruth'), {
    situation: `Signed in with ${TOKEN}`,
    needs: `and ${CARD}`,
  });
  expect(answer.errors?.situation).toBe(
    'This looks like an access token (ghp_…). Put it into the secure document, https://docs.example/incident-1, and leave it out here.',
  );
  expect(answer.errors?.needs).toContain('a card number (… 1111)');
  expect(await formOf(stage)).not.toContain('saysNone');
  // Nor with the box that came for a card.
  await submit(stage.as('ruth'), { situation: 'Signed in' });
  await choose(stage, 'ruth', { saysNone: ['yes'] });
  const ticked = await submit(stage.as('ruth'), { situation: `Signed in with ${TOKEN}` });
  expect(ticked.errors?.situation).toContain('This looks like an access token (ghp_…)');
  expect(await submit(stage.as('ruth'), { situation: 'Signed in', needs: 'and Priya' })).toEqual({
    ok: true,
  });
  await stage.settle();
  expect(await allSaid(stage, 'ruth', ROOM)).not.toContain(TOKEN);
});

it('INC-11 a word mended after the warning is sent without a box, and without a note on the record', async () => {
  const stage = await declaredStage();
  await openSitrep(stage);
  await submit(stage.as('ruth'), { situation: 'Ask lena.okafor@heron.org' });
  expect(await formOf(stage)).toContain(
    'an e-mail address (l…@h…). Put it where it is safe, and leave it out here.',
  );
  expect(await submit(stage.as('ruth'), { situation: 'Ask Lena' })).toEqual({ ok: true });
  await stage.settle();
  expect((await facts(stage)).some(({ kind }) => kind === 'said to be none')).toBe(false);
});

it('INC-11 INC-1 declaring is never stopped: its title goes out without it, and the declarer reads so', async () => {
  const stage = await openStage();
  await declare(stage, `login broken for lena.okafor@heron.org with ${TOKEN}`);
  const headline = saidIn(await headlineOf(stage));
  expect(headline).toContain('login broken for [e-mail address] with [token]');
  expect(await toldTo(stage, 'ruth')).toContain(
    'I left out of the title what looks like an e-mail address, an access token',
  );
  for (const { detail } of await facts(stage)) expect(JSON.stringify(detail)).not.toContain('heron.org');
});

it.each([
  [
    'the record',
    (stage: Stage) => pressCard(stage, 'ruth', 'incident.record'),
    { text: `seen ${TOKEN}` },
    'text',
  ],
  [
    'a rename',
    (stage: Stage) => pressMoreAct(stage, 'ruth', 'rename'),
    { title: `Leak of ${TOKEN}` },
    'title',
  ],
  [
    'a handover',
    (stage: Stage) => pressMoreAct(stage, 'ruth', 'hand over'),
    { situation: `Use ${TOKEN}` },
    'situation',
  ],
  [
    'a severity',
    (stage: Stage) => pressMoreAct(stage, 'ruth', 'severity'),
    { reason: `It is ${TOKEN}` },
    'reason',
  ],
  [
    'an assessment',
    (stage: Stage) => pressCard(stage, 'ruth', 'incident.assess'),
    { situation: TOKEN, contingencyWhy: 'No' },
    'situation',
  ],
] as const)('INC-11 %s is read too', async (what, open, fields, field) => {
  const stage = await declaredStage();
  await open(stage);
  if (what === 'a severity') await choose(stage, 'ruth', { severity: 'low' });
  if (what === 'an assessment') {
    await choose(stage, 'ruth', {
      hits: ['integrity'],
      severity: 'high',
      outsideCause: 'unknown',
      suspicious: 'no',
      contingency: 'no',
      notify: 'no',
    });
  }
  const answer = await submit(stage.as('ruth'), fields);
  expect(answer.errors?.[field]).toContain('This looks like an access token (ghp_…)');
  await stage.settle();
  expect(await allSaid(stage, 'ruth', ROOM)).not.toContain(TOKEN);
});

it('INC-11 a command answers what it saw, and where it can be said to be none', async () => {
  const stage = await declaredStage();
  const answer = await answerTo(stage, 'ruth', ROOM, `/incident log paid with ${CARD}`);
  expect(answer).toContain('Nothing was sent: this looks like a card number (… 1111)');
  expect(answer).toContain('use the form on the card');
  expect(await answerTo(stage, 'ruth', ROOM, `/incident log used ${TOKEN}`)).not.toContain(
    'use the form on the card',
  );
  const room = await stage.as('tomas').history(ROOM);
  expect(room.map(saidIn).join()).not.toContain(CARD);
});

it('INC-11 a reply to a requester holds a card back until it is said to be none, and lets an address go', async () => {
  const stage = await openStage();
  await stage.as('ben').post('#heron-help', 'Where do I pay?');
  await stage.settle();
  const reply = async (text: string) => {
    await press(stage, 'ruth', 1, 'ticket.reply');
    const answer = await submit(stage.as('ruth'), { text });
    await stage.settle();
    return answer;
  };
  expect(await reply('Write to office@heron-library.org')).toEqual({ ok: true });
  await stage.pass(MINUTE_MS);
  expect((await reply(`With ${TOKEN}`)).errors?.text).toContain('an access token');
  await stage.as('ruth').closeModal((await topModal(stage.as('ruth'))).id, true);
  await reply(`As for the card ${CARD}`);
  expect(await formOf(stage)).toContain('a card number (… 1111)');
  expect(await sayNone(stage)).toEqual({ ok: true });
  const events = await listTicketEvents(stage.running.desk.db, 1);
  expect(events.filter(({ kind }) => kind === 'said to be none')).toHaveLength(1);
  expect(await allSaid(stage, 'ben', '#heron-help')).not.toContain(TOKEN);
});
