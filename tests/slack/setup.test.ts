import { expect, it } from 'vitest';
import { cardOf, lastIn, press } from '../support/look.ts';
import { openStage, submit, topModal } from '../support/stage.ts';

it('works with nothing configured: makes a private triage channel with the admins and says what is left', async () => {
  const stage = await openStage({ isSetUp: false });
  const channel = stage.slack.channel('desk-triage');
  expect(channel.kind).toBe('private');
  expect(channel.members).toContain(stage.as('ola').person.id);
  expect((await lastIn(stage, 'ola', '@firstline')).text).toContain('whoever is in it is an agent');
  await stage.as('ola').openHome();
  await stage.settle();
  const home = JSON.stringify((await stage.as('ola').openHome())?.view);
  expect(home).toContain('Still to be set');
  expect(home).toContain('Choose the channels');

  await stage.as('maya').command('#general', '/ticket The map is gone');
  await submit(stage.as('maya'), {});
  await stage.settle();
  expect((await cardOf(stage, 1, 'ola')).text).toContain('The map is gone');
});

it('never takes a public channel of that name over', async () => {
  const stage = await openStage({
    isSetUp: false,
    before: (slack) => slack.addChannel('desk-triage', 'public', ['maya', 'ola']),
  });
  expect(stage.slack.channel('desk-triage-2').kind).toBe('private');
});

it('who joins the triage channel is an agent at once, who leaves is none any more', async () => {
  const stage = await openStage();
  await stage.as('maya').post('#heron-help', 'The map is gone');
  await stage.settle();
  const take = async () => {
    await stage.as('hana').command('#general', '/ticket take 1');
    return (await lastIn(stage, 'hana', '#general')).text;
  };
  expect(await take()).toContain('There is no ticket 1');
  await stage.as('tomas').invite('#desk-triage', 'hana');
  await stage.settle();
  expect(await take()).toContain('Ticket 1 is yours');
  await stage.as('hana').leave('#desk-triage');
  await stage.settle();
  expect(await take()).toContain('There is no ticket 1');
});

it('PPL-4 who was an agent by the channel before is none any more when another triage channel is chosen', async () => {
  const stage = await openStage();
  await stage.as('maya').post('#heron-help', 'The map is gone');
  await stage.settle();
  await press(stage, 'ruth', 1, 'ticket.take');
  stage.slack.addChannel('front-desk', 'private', ['ola', 'tomas', 'firstline']);
  const ola = stage.as('ola');
  await ola.command('#general', '/desk setup');
  const selected_conversation = stage.slack.channel('front-desk', 'ola').id;
  const { id } = await topModal(ola);
  await ola.fill(id, { triage: { value: { selected_conversation } } });
  expect(await ola.submit(id)).toEqual({ ok: true });
  await stage.settle();
  const says = async (who: string) => {
    await stage.as(who).command('#general', '/ticket take 1');
    return (await lastIn(stage, who, '#general')).text;
  };
  expect(await says('ruth')).toContain('There is no ticket 1');
  // What Ruth had is given back.
  expect(await says('tomas')).toContain('Ticket 1 is yours');
});

it('refuses a triage channel that others can read, at the field', async () => {
  const stage = await openStage();
  const ola = stage.as('ola');
  await ola.command('#general', '/desk setup');
  const form = await topModal(ola);
  const choose = (name: string) =>
    ola.fill(form.id, { triage: { value: { selected_conversation: stage.slack.channel(name, 'ola').id } } });
  await choose('general');
  expect((await ola.submit(form.id)).errors?.triage).toContain('can be read by people who are no agents');
  stage.slack.addChannel('secret', 'private', ['ola']);
  await choose('secret');
  expect((await ola.submit(form.id)).errors?.triage).toContain('I cannot see');
});

it('joins the public channels it is to take requests from', async () => {
  const stage = await openStage();
  const ola = stage.as('ola');
  await ola.command('#general', '/desk setup');
  const form = await topModal(ola);
  await ola.fill(form.id, {
    requests: { value: { selected_conversations: [stage.slack.channel('general', 'ola').id] } },
  });
  expect(await ola.submit(form.id)).toEqual({ ok: true });
  await stage.settle();
  await stage.as('maya').post('#general', 'Where is the style guide kept nowadays?');
  await stage.settle();
  expect((await cardOf(stage, 1)).text).toContain('style guide');
});

it('INC-2 makes #incidents at the first start, joins one that is there, and takes no private one', async () => {
  const made = await openStage({ isSetUp: false });
  expect(made.slack.channel('incidents').kind).toBe('public');
  const found = await openStage({
    before: (slack) => slack.addChannel('incidents', 'public', ['maya', 'ola']),
  });
  expect(found.slack.channel('incidents').members).toContain(found.slack.as('firstline').person.id);
  const ola = found.as('ola');
  found.slack.addChannel('secret', 'private', ['ola', 'firstline']);
  await ola.command('#general', '/desk setup');
  const form = await topModal(ola);
  await ola.fill(form.id, {
    incidents: { value: { selected_conversation: found.slack.channel('secret', 'ola').id } },
  });
  expect((await ola.submit(form.id)).errors?.incidents).toContain('private incidents are never in it');
});
