import { expect, it } from 'vitest';
import { cardOf, lastIn, press, pressMore } from '../support/look.ts';
import { policyWith } from '../support/policy.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

const POLICY = {
  groups: { networks: { name: 'Networks' }, content: { name: 'Content team' } },
  routing: {
    'network faults': { when: { words: ['vpn', 'wireless network'] }, group: 'networks' },
    strangers: { when: { words: 'my neighbour' }, labels: ['Unknown customer'] },
    'content questions': { when: { type: 'content question' }, group: 'content' },
  },
};

const openRouted = () => openStage({ policy: policyWith(POLICY) });

async function ask(stage: Stage, words: string): Promise<void> {
  await stage.as('ben').post('#heron-help', words);
  await stage.settle();
}

async function triageAs(stage: Stage, type: string, number = 1): Promise<void> {
  await press(stage, 'tomas', number, 'ticket.triage');
  const answer = async (field: string, value: string) => {
    const form = await topModal(stage.as('tomas'));
    const choice = { selected_option: { value, text: { type: 'plain_text', text: value } } };
    await stage.as('tomas').fill(form.id, { [field]: { value: choice } });
    await stage.as('tomas').press({ viewId: form.id }, 'value', { block_id: field, ...choice });
  };
  await answer('incident', 'no');
  await answer('type', type);
  const form = await topModal(stage.as('tomas'));
  expect(await stage.as('tomas').submit(form.id)).toEqual({ ok: true });
  await stage.settle();
}

async function historyOf(stage: Stage, number = 1): Promise<string> {
  await pressMore(stage, 'tomas', number, 'history');
  const history = JSON.stringify((await topModal(stage.as('tomas'))).view);
  for (const { id } of await stage.as('tomas').modals()) await stage.as('tomas').closeModal(id, true);
  return history;
}

it('TRI-7 a rule chooses the group as a ticket is filed, and the history says which', async () => {
  const stage = await openRouted();
  await ask(stage, 'The VPN drops every hour.');
  expect(saidIn(await cardOf(stage, 1))).toContain('*Group*\\nNetworks');
  expect(await historyOf(stage)).toContain(
    'moved it from group desk to networks, by the rule “network faults”',
  );
  await ask(stage, 'Search finds nothing since lunch.');
  expect(saidIn(await cardOf(stage, 2))).toContain('*Group*\\nDesk');
});

it('TRI-7 by form and by direct message as well', async () => {
  const stage = await openRouted();
  await stage.as('maya').command('#general', '/ticket The wireless network is slow');
  await submit(stage.as('maya'), {});
  await stage.as('jonas').post('@firstline', 'My VPN password is refused.');
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('Networks');
  expect(saidIn(await cardOf(stage, 2))).toContain('Networks');
});

it('TRI-7 asks the rules again after triage', async () => {
  const stage = await openRouted();
  await ask(stage, 'Where is the picture of the old branch?');
  expect(saidIn(await cardOf(stage, 1))).toContain('*Group*\\nDesk');
  await triageAs(stage, 'content question');
  expect(saidIn(await cardOf(stage, 1))).toContain('*Group*\\nContent team');
  expect(await historyOf(stage)).toContain('by the rule “content questions”');
});

it('TRI-7 never undoes what a person chose', async () => {
  const stage = await openRouted();
  await ask(stage, 'Where is the picture of the old branch?');
  await stage.as('tomas').command('#general', '/ticket assign 1 networks');
  expect((await lastIn(stage, 'tomas', '#general')).text).toContain('Ticket 1 is now with Networks.');
  await stage.settle();
  await triageAs(stage, 'content question');
  expect(saidIn(await cardOf(stage, 1))).toContain('*Group*\\nNetworks');
});

it('PPL-2 gives a ticket to a group by its name or by the form, and offers the nearest for a slip', async () => {
  const stage = await openRouted();
  await ask(stage, 'Where is the picture of the old branch?');
  await stage.as('tomas').command('#general', '/ticket assign 1 Content team');
  expect((await lastIn(stage, 'tomas', '#general')).text).toContain('Ticket 1 is now with Content team.');
  await stage.as('tomas').command('#general', '/ticket assign 1 netwroks');
  const refused = (await lastIn(stage, 'tomas', '#general')).text;
  expect(refused).toBe(
    'Nothing changed: there is no agent and no group “netwroks”. Did you mean Networks? Groups: Desk, Networks, Content team.',
  );
  await stage.as('tomas').command('#general', '/ticket assign 1 ruth');
  expect((await lastIn(stage, 'tomas', '#general')).text).toContain('Ticket 1 is now with <@');
  await pressMore(stage, 'tomas', 1, 'assign');
  const form = await topModal(stage.as('tomas'));
  const choice = { selected_option: { value: 'networks', text: { type: 'plain_text', text: 'Networks' } } };
  await stage.as('tomas').fill(form.id, { group: { value: choice } });
  expect(await stage.as('tomas').submit(form.id)).toEqual({ ok: true });
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('*Group*\\nNetworks');
  expect(saidIn(await cardOf(stage, 1))).toContain('Nobody yet');
});

it('PPL-2 a desk with one group shows none', async () => {
  const stage = await openStage();
  await ask(stage, 'The VPN drops every hour.');
  expect(saidIn(await cardOf(stage, 1))).not.toContain('*Group*');
  await pressMore(stage, 'tomas', 1, 'assign');
  const form = await topModal(stage.as('tomas'));
  expect(JSON.stringify(form.view)).not.toContain('"group"');
  expect((await stage.as('tomas').submit(form.id)).errors?.owner).toContain('required');
});

it('TRI-7 a rule gives labels, which a person may take off for good', async () => {
  const stage = await openRouted();
  await ask(stage, 'A picture of my neighbour is upside down.');
  const card = async () => saidIn(await cardOf(stage, 1));
  expect(await card()).toContain('Unknown customer');
  await stage.as('tomas').command('#general', '/ticket label 1 -Unknown customer');
  await stage.settle();
  expect(await card()).not.toContain('Unknown customer');
  await triageAs(stage, 'other');
  expect(await card()).not.toContain('Unknown customer');
});
