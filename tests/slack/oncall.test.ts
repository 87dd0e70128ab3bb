import { expect, it } from 'vitest';
import { staffThread, texts } from '../support/look.ts';
import {
  idOf,
  openRota,
  openRotaStage,
  option,
  person,
  rotaSaid,
  sendForm,
  toldTo,
} from '../support/oncall.ts';
import { until } from '../support/silence.ts';
import { openStage, type Stage, topModal } from '../support/stage.ts';
import { answerAll, openedTriage, save } from '../support/triage-form.ts';

const at = (iso: string) => new Date(iso);
const FRIDAY = at('2026-03-06T22:00:00Z');
const SUNDAY = at('2026-03-08T22:00:00Z');
const LATER = at('2026-03-20T22:00:00Z');

async function onDuty(stage: Stage): Promise<string> {
  return /\*On duty\*\s+(\w+)/.exec(await rotaSaid(stage, 'tomas'))?.[1] ?? 'nobody';
}

const takeOver = (stage: Stage, who: string, values: object) =>
  sendForm(stage, who, 'oncall.take-over', { ...values });

it('PPL-3 without a rota the page says who is called as set up, and what a rota would change', async () => {
  const stage = await openStage();
  const said = await rotaSaid(stage, 'tomas');
  expect(said).toContain('*There is no rota*');
  expect(said).toContain('On triage duty, as set up: Priya Nair.');
  expect(said).toContain('Admins and managers make one here.');
  expect(said).not.toContain('Make a rota');
  expect(await rotaSaid(stage, 'ola')).toContain('Make a rota');
});

it('PPL-3 the rota shows who is on duty and until when, the backup, who is next and the coming turns', async () => {
  const stage = await openRotaStage();
  const said = await rotaSaid(stage, 'tomas');
  expect(said).toMatch(/\*On duty\* {2}Priya Nair until <!date\^1773064800/);
  expect(said).toContain('*Backup*  Sam Whitfield');
  expect(said).toContain('*Then*  Sam Whitfield');
  expect(said).toMatch(
    /from <!date\^1773064800[^>]*> {2}\*Sam Whitfield\*.*from <!date\^1774274400[^>]*> {2}\*Priya Nair\*/s,
  );
  expect(said).toContain('2 weeks each; hand-over on Mondays at 10:00, New York time.');
  expect(said).toMatch(/\*Ola Bergström\* made the rota: Priya Nair, Sam Whitfield; 2 weeks each/);
  expect(said).not.toContain('Change the rota');
  await until(stage, '2026-03-09T14:00:00Z');
  expect(await onDuty(stage)).toBe('Sam');
});

it('PPL-3 only those who lead make the rota, and requesters see none of it', async () => {
  const stage = await openRotaStage();
  await stage.as('maya').command('#general', '/desk oncall');
  expect((await stage.as('maya').history('#general')).at(-1)?.text).toContain(
    'only agents, those who are called',
  );
  expect(await stage.as('maya').modals()).toEqual([]);
  const page = await openRota(stage, 'tomas');
  await stage
    .as('tomas')
    .press({ viewId: page.id }, 'oncall.change')
    .catch(() => undefined);
  expect(JSON.stringify((await topModal(stage.as('tomas'))).view)).not.toContain('Next hand-over on');
  // Dele is delivery manager and no admin.
  expect(await rotaSaid(stage, 'dele')).toContain('Change the rota');
});

it('PPL-3 a rota names nobody who cannot be called, and no hand-over that is past, at the field', async () => {
  const stage = await openRotaStage();
  const change = (values: object) => sendForm(stage, 'ola', 'oncall.change', { ...values });
  expect(await change({ members: ['priya', 'gil'].map((one) => idOf(stage, one)) })).toMatchObject({
    errors: { members: expect.stringContaining('Gil Moreau is a guest') },
  });
  expect(await change({ firstOn: { selected_date: '2026-03-02' } })).toMatchObject({
    errors: { firstOn: expect.stringContaining('past') },
  });
  expect(await change({ firstOn: { selected_date: '2027-09-02' } })).toMatchObject({
    errors: { firstOn: expect.stringContaining('more than a year') },
  });
  expect(await change({ time: { value: '25:70' } })).toMatchObject({
    errors: { time: expect.stringContaining('10:00') },
  });
  expect(await onDuty(stage)).toBe('Priya');
});

it('PPL-3 a changed rota begins with whoever is on duty, and whoever joins is told', async () => {
  const stage = await openRotaStage();
  await until(stage, '2026-03-10T15:00:00Z');
  const page = await openRota(stage, 'ola');
  await stage.as('ola').press({ viewId: page.id }, 'oncall.change');
  const form = JSON.stringify((await topModal(stage.as('ola'))).view);
  expect(form).toContain(JSON.stringify([idOf(stage, 'sam'), idOf(stage, 'priya')]));
  expect(form).toContain('"initial_date":"2026-03-23"');
  await stage.as('ola').closeModal(page.id, true);
  const members = ['sam', 'ruth', 'priya'].map((one) => idOf(stage, one));
  expect(await sendForm(stage, 'ola', 'oncall.change', { members })).toMatchObject({ ok: true });
  expect((await toldTo(stage, 'ruth')).join('\n')).toContain('Ola Bergström put you into the rota');
  expect(await onDuty(stage)).toBe('Sam');
  await until(stage, '2026-03-23T14:00:00Z');
  expect(await onDuty(stage)).toBe('Ruth');
});

it('PPL-3 without anybody there is no rota any more: the set-up counts, and whoever was on duty is told', async () => {
  const stage = await openRotaStage();
  await stage.pass(60_000);
  await sendForm(stage, 'ola', 'oncall.change', { members: [] });
  expect(await rotaSaid(stage, 'tomas')).toMatch(/There is no rota.*Ola Bergström\* ended the rota/s);
  expect((await toldTo(stage, 'priya')).join('\n')).toContain('Ola Bergström ended the rota');
});

it('PPL-3 somebody takes over for a while, the one relieved is told, and it is over by itself', async () => {
  const stage = await openRotaStage();
  expect(await takeOver(stage, 'ruth', { from: FRIDAY, to: SUNDAY })).toMatchObject({ ok: true });
  expect((await toldTo(stage, 'priya')).join('\n')).toContain('Ruth Abara takes over triage duty from you');
  expect(await onDuty(stage)).toBe('Priya');
  await until(stage, '2026-03-06T22:00:00Z');
  expect(await onDuty(stage)).toBe('Ruth');
  await until(stage, '2026-03-08T22:00:00Z');
  expect(await onDuty(stage)).toBe('Priya');
});

it('PPL-3 what is past, backwards, double, or changes nothing is refused at its field', async () => {
  const stage = await openRotaStage();
  const refused = async (who: string, values: object, field: string, words: string) =>
    expect(await takeOver(stage, who, values)).toMatchObject({
      errors: { [field]: expect.stringContaining(words) },
    });
  await refused('ruth', { from: at('2026-03-01T15:00:00Z'), to: SUNDAY }, 'from', 'past');
  await refused('ruth', { from: SUNDAY, to: FRIDAY }, 'to', 'after the beginning');
  await refused('ruth', { to: at('2026-03-03T14:00:00Z') }, 'to', 'still to come');
  await refused('ruth', { to: at('2028-03-03T14:00:00Z') }, 'to', 'more than a year');
  await refused('priya', { from: FRIDAY, to: SUNDAY }, 'to', 'on duty then anyway');
  const forSam = option(idOf(stage, 'sam'));
  await refused('ruth', { for: forSam, from: FRIDAY, to: SUNDAY }, 'for', 'no turn in this time');
  await refused('sam', { for: forSam, from: FRIDAY, to: LATER }, 'for', 'their own duty');
  expect(await takeOver(stage, 'ruth', { from: FRIDAY, to: SUNDAY })).toMatchObject({ ok: true });
  await refused(
    'sam',
    { from: at('2026-03-07T22:00:00Z'), to: LATER },
    'from',
    'a takeover in this time already',
  );
  expect(await takeOver(stage, 'sam', { from: SUNDAY, to: at('2026-03-09T10:00:00Z') })).toMatchObject({
    ok: true,
  });
});

it('PPL-3 those who lead have somebody else take over; nobody gives a duty away by another’s name', async () => {
  const stage = await openRotaStage();
  const answer = await takeOver(stage, 'ola', { who: person(stage, 'ruth'), from: FRIDAY, to: SUNDAY });
  expect(answer).toMatchObject({ ok: true });
  expect((await toldTo(stage, 'ruth')).join('\n')).toContain('Ola Bergström has you on triage duty');
  const uncallable = { who: person(stage, 'gil'), from: SUNDAY, to: LATER };
  expect(await takeOver(stage, 'ola', uncallable)).toMatchObject({
    errors: { who: expect.stringContaining('guest') },
  });
});

it('PPL-3 whoever it concerns removes a takeover, and others do not see the button', async () => {
  const stage = await openRotaStage();
  await takeOver(stage, 'ola', { who: person(stage, 'ruth'), from: FRIDAY, to: SUNDAY });
  expect(await rotaSaid(stage, 'tomas')).not.toContain('oncall.remove');
  const page = await openRota(stage, 'ruth');
  await stage.as('ruth').press({ viewId: page.id }, 'oncall.remove', { value: '1' });
  await stage.settle();
  const said = JSON.stringify((await topModal(stage.as('ruth'))).view);
  expect(said).not.toContain('Takeovers and absences');
  expect(said).toContain('*Ruth Abara* removed: Ruth Abara for whoever is on duty');
  await until(stage, '2026-03-06T22:00:00Z');
  expect(await onDuty(stage)).toBe('Priya');
});

it('PPL-3 whoever is away gives the duty to the next in order, or to whom they name', async () => {
  const stage = await openRotaStage({}, ['priya', 'sam', 'ruth']);
  const away = (values: object) => sendForm(stage, 'priya', 'oncall.away', { ...values });
  expect(await away({ to: FRIDAY })).toMatchObject({ ok: true });
  expect(await onDuty(stage)).toBe('Sam');
  expect(await away({ from: at('2026-03-05T22:00:00Z'), to: SUNDAY })).toMatchObject({
    errors: { from: expect.stringContaining('an absence in this time already') },
  });
  const byRuth = { from: FRIDAY, to: SUNDAY, instead: person(stage, 'ruth') };
  expect(await away({ ...byRuth, instead: person(stage, 'priya') })).toMatchObject({
    errors: { instead: expect.stringContaining('somebody else') },
  });
  expect(await away(byRuth)).toMatchObject({ ok: true });
  expect((await toldTo(stage, 'ruth')).join('\n')).toContain('Priya Nair has given you their triage duty');
  await until(stage, '2026-03-06T22:00:00Z');
  expect(await onDuty(stage)).toBe('Ruth');
  // Somebody who is in no rota has no turns to be away from.
  expect(await rotaSaid(stage, 'tomas')).not.toContain('oncall.away');
});

it('PPL-3 two swap turns: both are on record as one change, both are told', async () => {
  const stage = await openRotaStage({}, ['priya', 'sam', 'ruth']);
  const mine = option(String(Date.parse('2026-03-09T14:00:00Z')));
  const hers = option(String(Date.parse('2026-03-23T14:00:00Z')));
  expect(await sendForm(stage, 'sam', 'oncall.swap', { one: mine, other: hers })).toMatchObject({ ok: true });
  expect((await toldTo(stage, 'ruth')).join('\n')).toMatch(
    /Sam Whitfield has given you their triage duty.*Sam Whitfield takes over triage duty from you/s,
  );
  expect(await rotaSaid(stage, 'tomas')).toMatch(
    /\*Sam Whitfield\* swapped turns: Ruth Abara for Sam Whitfield/,
  );
  await until(stage, '2026-03-09T14:00:00Z');
  expect(await onDuty(stage)).toBe('Ruth');
  await until(stage, '2026-03-23T14:00:00Z');
  expect(await onDuty(stage)).toBe('Sam');
  await until(stage, '2026-04-06T14:00:00Z');
  expect(await onDuty(stage)).toBe('Priya');
});

it('INC-3 phone numbers are people’s own to leave, and seen only by those who call', async () => {
  const stage = await openRotaStage();
  const leave = (phone: string) => sendForm(stage, 'priya', 'oncall.phone', { phone: { value: phone } });
  expect(await leave('call me')).toMatchObject({
    errors: { phone: expect.stringContaining('phone number') },
  });
  expect(await leave('+1 555 010 0199')).toMatchObject({ ok: true });
  for (const who of ['sam', 'dele', 'joan', 'ola']) {
    expect(await rotaSaid(stage, who)).toContain('Priya Nair (+1 555 010 0199)');
  }
  expect(await rotaSaid(stage, 'tomas')).not.toContain('555');
  await leave('');
  expect(await rotaSaid(stage, 'sam')).not.toContain('555');
});

const CRITICAL = {
  incident: 'no',
  type: 'defect',
  misunderstood: 'no',
  reach: 'many',
  visible: 'yes',
  longTerm: 'no',
  blocks: 'nothing',
};

async function calledFor(stage: Stage): Promise<string> {
  await answerAll(stage, CRITICAL);
  await save(stage);
  return texts(await staffThread(stage, 1)).find((text) => text.includes('critical defect')) ?? '';
}

it('TRI-4 a critical defect calls who is on duty by the rota, not who the set-up names', async () => {
  const stage = await openedTriage();
  const members = ['sam', 'priya'].map((one) => idOf(stage, one));
  await sendForm(stage, 'ola', 'oncall.change', { members });
  const called = await calledFor(stage);
  expect(called).toContain(`<@${idOf(stage, 'sam')}>`);
  expect(called).not.toContain(`<@${idOf(stage, 'priya')}>`);
  expect((await toldTo(stage, 'sam')).join('\n')).toContain('critical');
});

it('TRI-4 where who is on duty cannot be reached, the backup is called as well', async () => {
  const stage = await openedTriage();
  const members = ['sam', 'priya'].map((one) => idOf(stage, one));
  await sendForm(stage, 'ola', 'oncall.change', { members });
  await stage.as('sam').command('#general', '/desk away 3 days');
  await stage.settle();
  const called = await calledFor(stage);
  for (const who of ['sam', 'priya', 'dele', 'joan']) expect(called).toContain(`<@${idOf(stage, who)}>`);
});
