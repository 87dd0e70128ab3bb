import { expect, it } from 'vitest';
import { type Organisation, organisationOf } from '../../src/domain/people/organisation.ts';
import { cardOf, press, pressMore } from '../support/look.ts';
import { policyWith } from '../support/policy.ts';
import { openStage, type Stage, saidIn, topModal } from '../support/stage.ts';

const POLICY = {
  organisations: {
    county: { name: 'The county', domains: ['heron.example'], facts: { Contract: 'silver' } },
    eastbrook: { name: 'Eastbrook Branch', facts: { Contract: 'gold', Contact: 'Rosa <Diaz>' } },
  },
  groups: { networks: { name: 'Networks' } },
  routing: { 'of eastbrook': { when: { organisation: 'eastbrook' }, group: 'networks' } },
};

const openWith = () => openStage({ policy: policyWith(POLICY) });

async function ask(stage: Stage): Promise<void> {
  await stage.as('ben').post('#heron-help', 'Search finds nothing since lunch.');
  await stage.settle();
}

async function triage(stage: Stage, answers: Readonly<Record<string, string>>): Promise<string> {
  await press(stage, 'tomas', 1, 'ticket.triage');
  const shown = JSON.stringify((await topModal(stage.as('tomas'))).view);
  for (const [field, value] of Object.entries(answers)) {
    const form = await topModal(stage.as('tomas'));
    const choice = { selected_option: { value, text: { type: 'plain_text', text: value } } };
    await stage.as('tomas').fill(form.id, { [field]: { value: choice } });
    if (field !== 'organisation') {
      await stage.as('tomas').press({ viewId: form.id }, 'value', { block_id: field, ...choice });
    }
  }
  const form = await topModal(stage.as('tomas'));
  expect(await stage.as('tomas').submit(form.id)).toEqual({ ok: true });
  await stage.settle();
  for (const { id } of await stage.as('tomas').modals()) await stage.as('tomas').closeModal(id, true);
  return shown;
}

it('PPL-5 a requester belongs to an organisation by their address, and its facts are on card and triage form', async () => {
  const stage = await openWith();
  await ask(stage);
  expect(saidIn(await cardOf(stage, 1))).toContain('*Organisation*\\nThe county. Contract: silver');
  const shown = await triage(stage, { incident: 'no', type: 'other' });
  expect(shown).toContain('Requester of The county. Contract: silver');
});

it('PPL-5 TRI-7 set by hand in triage it counts for all their tickets, is in the history, and rules follow it', async () => {
  const stage = await openWith();
  await ask(stage);
  await triage(stage, { incident: 'no', type: 'other', organisation: 'eastbrook' });
  const card = saidIn(await cardOf(stage, 1));
  expect(card).toContain('Eastbrook Branch. Contract: gold. Contact: Rosa &lt;Diaz&gt;');
  expect(card).toContain('*Group*\\nNetworks');
  await pressMore(stage, 'tomas', 1, 'history');
  const history = JSON.stringify((await topModal(stage.as('tomas'))).view);
  expect(history).toContain('set the requester’s organisation to Eastbrook Branch (it was The county)');

  await stage.as('ben').post('#heron-help', 'The map is gone.');
  await stage.settle();
  expect(saidIn(await cardOf(stage, 2))).toContain('Eastbrook Branch');
  expect(saidIn(await cardOf(stage, 2))).toContain('*Group*\\nNetworks');
  // What Slack tells of a person leaves it alone.
  stage.slack.changePerson('ben', { realName: 'Ben C.' });
  await stage.settle();
  await press(stage, 'tomas', 2, 'ticket.take');
  expect(saidIn(await cardOf(stage, 2))).toContain('Eastbrook Branch');
});

it('PPL-5 a desk without organisations asks for none, and shows none', async () => {
  const stage = await openStage();
  await ask(stage);
  expect(saidIn(await cardOf(stage, 1))).not.toContain('*Organisation*');
  expect(await triage(stage, { incident: 'no', type: 'other' })).not.toContain('organisation');
});

it('PPL-5 by hand before by name before by user group before by address, subdomains included', () => {
  const one = (key: string, given: Partial<Organisation>): Organisation => ({
    ...{ key, name: key, domains: [], people: [], userGroups: [], facts: {} },
    ...given,
  });
  const all = [
    one('a', { domains: ['a.example'], userGroups: ['a-members', 'S0614TZR7'] }),
    one('b', { domains: ['b.example'], people: ['U1'], userGroups: ['b-members'] }),
  ];
  const of = (
    personId: string,
    mailDomain: string | null,
    organisationKey: string | null = null,
    handles: readonly string[] = [],
  ) => {
    const userGroups = handles.map((handle) => ({ groupId: handle.toUpperCase(), handle }));
    const own = organisationOf(all, { personId, mailDomain, organisationKey, userGroups });
    return own && `${own.key}: ${own.because}`;
  };
  expect(of('U2', 'a.example')).toBe('a: by the address at a.example');
  expect(of('U2', 'west.a.example')).toBe('a: by the address at west.a.example');
  expect(of('U2', 'nota.example')).toBeUndefined();
  expect(of('U2', null)).toBeUndefined();
  expect(of('U1', 'a.example')).toBe('b: named in the policy');
  expect(of('U1', 'a.example', 'a')).toBe('a: set by hand');
  expect(of('U2', 'a.example', 'gone')).toBe('a: by the address at a.example');
  expect(of('U2', 'a.example', null, ['b-members'])).toBe('b: in @b-members');
  expect(of('U2', null, null, ['s0614tzr7'])).toBe('a: in @s0614tzr7');
  expect(of('U2', 'b.example', null, ['engineers', 'b-members', 'a-members'])).toBe('a: in @a-members');
  expect(of('U1', null, null, ['a-members'])).toBe('b: named in the policy');
  expect(of('U2', null, 'b', ['a-members'])).toBe('b: set by hand');
});

async function choose(stage: Stage, key: string | null): Promise<void> {
  await press(stage, 'tomas', 1, 'ticket.triage');
  const form = await topModal(stage.as('tomas'));
  const selected_option = key && { value: key, text: { type: 'plain_text', text: key } };
  await stage.as('tomas').fill(form.id, { organisation: { value: { selected_option } } });
  expect(await stage.as('tomas').submit(form.id)).toEqual({ ok: true });
  await stage.settle();
}

it('PPL-5 what was set by hand is left to the policy again where the field is emptied', async () => {
  const stage = await openWith();
  await ask(stage);
  await triage(stage, { incident: 'no', type: 'other', organisation: 'eastbrook' });
  await choose(stage, null);
  expect(saidIn(await cardOf(stage, 1))).toContain('*Organisation*\\nThe county');
  // There is nothing set by hand to take away.
  await choose(stage, null);
  await pressMore(stage, 'tomas', 1, 'history');
  const history = JSON.stringify((await topModal(stage.as('tomas'))).view);
  expect(history).toContain(
    'left the requester’s organisation to the policy: The county (it was Eastbrook Branch)',
  );
  expect(history.match(/left the requester’s organisation/g)).toHaveLength(1);
});

it('PPL-5 C-3 a triage that is undone takes back what it said of the requester, and nothing that was said since', async () => {
  const organisations = { ...POLICY.organisations, millford: { name: 'Millford' } };
  const stage = await openStage({ policy: policyWith({ ...POLICY, organisations }) });
  await ask(stage);
  await triage(stage, { incident: 'no', type: 'other' });
  await choose(stage, 'eastbrook');
  expect(saidIn(await cardOf(stage, 1))).toContain('Eastbrook Branch');
  await stage.as('tomas').command('#desk-triage', '/ticket undo 1');
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('*Organisation*\\nThe county');
  await pressMore(stage, 'tomas', 1, 'history');
  expect(JSON.stringify((await topModal(stage.as('tomas'))).view)).toContain(
    'left the requester’s organisation to the policy: The county (it was Eastbrook Branch)',
  );
  for (const { id } of await stage.as('tomas').modals()) await stage.as('tomas').closeModal(id, true);

  await ask(stage);
  await choose(stage, 'eastbrook');
  await press(stage, 'ruth', 2, 'ticket.triage');
  const form = await topModal(stage.as('ruth'));
  for (const [field, value] of Object.entries({ incident: 'no', type: 'other', organisation: 'millford' })) {
    const state = { selected_option: { value, text: { type: 'plain_text', text: value } } };
    await stage.as('ruth').fill(form.id, { [field]: { value: state } });
    if (field !== 'organisation')
      await stage.as('ruth').press({ viewId: form.id }, 'value', { block_id: field, ...state });
  }
  await stage.as('ruth').submit(form.id);
  await stage.settle();
  await stage.as('tomas').command('#desk-triage', '/ticket undo 1');
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('*Organisation*\\nMillford');
});

it('PPL-5 an organisation beyond the hundredth is found by typing, and shown where it is the requester’s', async () => {
  const many = Array.from({ length: 120 }, (_, n) => [`branch-${n}`, { name: `Branch ${n}` }]);
  const people = { name: 'The last', domains: ['heron.example'] };
  const policy = policyWith({ organisations: { ...Object.fromEntries(many), last: people } });
  const stage = await openStage({ policy });
  await ask(stage);
  expect(await triage(stage, { incident: 'no', type: 'other' })).toContain('Requester of The last');
  await press(stage, 'tomas', 1, 'ticket.triage');
  const form = await topModal(stage.as('tomas'));
  expect(JSON.stringify(form.view)).toMatch(/"external_select".{0,200}"The last"/);
  const found = await stage.as('tomas').suggest({ viewId: form.id }, 'organisation', 'value', 'branch 11');
  expect(found.map(({ text }) => text)).toEqual(
    ['11', '110', '111', '112', '113', '114', '115', '116', '117', '118', '119'].map((n) => `Branch ${n}`),
  );
  for (const { id } of await stage.as('tomas').modals()) await stage.as('tomas').closeModal(id, true);
  await choose(stage, 'branch-119');
  expect(saidIn(await cardOf(stage, 1))).toContain('*Organisation*\\nBranch 119');
});
