import { expect, it } from 'vitest';
import type { Message } from '../../sandbox/server/protocol.ts';
import { examine } from '../../src/cli/doctor.ts';
import { press, texts } from '../support/look.ts';
import { policyWith } from '../support/policy.ts';
import { openStage, type Stage, saidIn, submit } from '../support/stage.ts';

const POLICY = {
  groups: { networks: { name: 'Networks', channel: 'net-triage' } },
  routing: { 'network faults': { when: { words: 'vpn' }, group: 'networks' } },
};

/** #net-triage is there, with Priya, Sam and the bot. */
const openWithChannel = () =>
  openStage({
    policy: policyWith(POLICY),
    before: (slack) => {
      slack.addChannel('net-triage', 'private', ['ola', 'priya', 'sam']);
      slack.inviteBot('net-triage');
    },
  });

async function ask(stage: Stage, words: string): Promise<Message> {
  const root = await stage.as('ben').post('#heron-help', words);
  await stage.settle();
  return root;
}

async function cardIn(stage: Stage, channel: string, number: number): Promise<Message | undefined> {
  const messages = await stage.as('ola').history(channel);
  return messages.find((message) => saidIn(message).includes(`*Ticket ${number}*`));
}

async function homeOf(stage: Stage, who: string): Promise<string> {
  await stage.as(who).openHome();
  await stage.settle();
  return JSON.stringify((await stage.as(who).openHome())?.view);
}

it('PPL-2 a group’s card stands in its own channel, whose members are its agents', async () => {
  const stage = await openWithChannel();
  await ask(stage, 'The VPN drops every hour.');
  await ask(stage, 'Search finds nothing since lunch.');
  expect(await cardIn(stage, '#net-triage', 1)).toBeDefined();
  expect(await cardIn(stage, '#desk-triage', 1)).toBeUndefined();
  expect(await cardIn(stage, '#desk-triage', 2)).toBeDefined();
  stage.slack.addPerson({ handle: 'nils', realName: 'Nils Berg' });
  await stage.as('priya').invite('#net-triage', 'nils');
  await stage.settle();
  await stage.as('nils').command('#general', '/ticket take 1');
  await stage.settle();
  expect(saidIn((await cardIn(stage, '#net-triage', 1)) as Message)).toContain('Nils Berg');
});

it('PPL-2 given to another group, the card goes to that channel, the old one says where, and both threads are heard', async () => {
  const stage = await openWithChannel();
  const root = await ask(stage, 'The wireless is slow.');
  const old = (await cardIn(stage, '#desk-triage', 1)) as Message;
  await stage.as('tomas').post('#desk-triage', 'Looks like the switch.', old.ts);
  await stage.as('tomas').command('#general', '/ticket assign 1 networks');
  await stage.settle();

  const card = (await cardIn(stage, '#net-triage', 1)) as Message;
  expect(saidIn(card)).toContain('*Group*\\nNetworks');
  const left = (await cardIn(stage, '#desk-triage', 1)) as Message;
  expect(left.ts).toBe(old.ts);
  expect(saidIn(left)).toContain('*Ticket 1* is with *Networks* now.');
  expect(saidIn(left)).not.toContain('ticket.take');
  const thread = () => stage.as('sam').thread('#net-triage', card.ts);
  expect(texts(await thread()).join()).toContain('This ticket came from <#');

  await stage.as('ben').post('#heron-help', 'Still slow here', root.ts);
  await stage.as('tomas').post('#desk-triage', 'Told you so, the switch.', old.ts);
  await stage.settle();
  expect(texts(await thread()).join()).toContain('Still slow here');
  expect(texts(await thread()).join()).toContain('Told you so, the switch.');
  expect(texts(await stage.as('ben').thread('#heron-help', root.ts)).join()).not.toContain('switch');

  await stage.as('sam').press({ channel: card.channel, ts: card.ts }, 'ticket.reply');
  await submit(stage.as('sam'), { text: 'The switch is replaced.' });
  await stage.settle();
  expect(texts(await stage.as('ben').thread('#heron-help', root.ts)).join()).toContain(
    'The switch is replaced.',
  );
});

it('PPL-2 and back again: one card, where it began', async () => {
  const stage = await openWithChannel();
  await ask(stage, 'The VPN drops every hour.');
  await stage.as('tomas').command('#general', '/ticket assign 1 desk');
  await stage.settle();
  expect(saidIn((await cardIn(stage, '#desk-triage', 1)) as Message)).toContain('*Group*\\nDesk');
  expect(saidIn((await cardIn(stage, '#net-triage', 1)) as Message)).toContain('is with *Desk* now');
  await press(stage, 'tomas', 1, 'ticket.take');
  expect(saidIn((await cardIn(stage, '#desk-triage', 1)) as Message)).toContain('Tomas Rivera');
});

it('PPL-2 without its channel the cards stand in the desk’s, admins read what to do, and an invitation mends it', async () => {
  const stage = await openStage({ policy: policyWith(POLICY) });
  await ask(stage, 'The VPN drops every hour.');
  expect(await cardIn(stage, '#desk-triage', 1)).toBeDefined();
  expect(await homeOf(stage, 'ola')).toContain('I am in no private channel #net-triage');
  const [finding] = (await examine(stage.config)).filter(({ about }) => about === 'group');
  expect(finding?.said).toContain('Networks: I am in no private channel #net-triage');
  stage.slack.addChannel('net-triage', 'private', ['ola', 'priya']);
  stage.slack.inviteBot('net-triage');
  await stage.settle();
  expect(await homeOf(stage, 'ola')).not.toContain('I am in no private channel');
  await ask(stage, 'The VPN is gone.');
  expect(await cardIn(stage, '#net-triage', 2)).toBeDefined();
});

it('PPL-2 never takes a public channel of that name: its members would be agents', async () => {
  const stage = await openStage({
    policy: policyWith(POLICY),
    before: (slack) => {
      slack.addChannel('net-triage', 'public', ['ola', 'maya']);
      slack.inviteBot('net-triage');
    },
  });
  await ask(stage, 'The VPN drops every hour.');
  expect(await cardIn(stage, '#desk-triage', 1)).toBeDefined();
  await stage.as('maya').command('#general', '/ticket take 1');
  await stage.settle();
  expect(saidIn((await cardIn(stage, '#desk-triage', 1)) as Message)).not.toContain('Maya');
});

it('TRI-7 whoever leaves a group’s channel gives back that group’s tickets alone', async () => {
  const stage = await openWithChannel();
  await ask(stage, 'The VPN drops every hour.');
  await ask(stage, 'Search finds nothing since lunch.');
  await stage.as('priya').command('#general', '/ticket take 1');
  await stage.as('priya').command('#general', '/ticket take 2');
  await stage.settle();
  await stage.as('priya').leave('#net-triage');
  await stage.settle();
  expect(saidIn((await cardIn(stage, '#net-triage', 1)) as Message)).toContain('Nobody yet');
  expect(saidIn((await cardIn(stage, '#desk-triage', 2)) as Message)).toContain('Priya Nair');
});
