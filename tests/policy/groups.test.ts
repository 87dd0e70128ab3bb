import { describe, expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { tellPolicy } from '../../src/policy/tell-policy.ts';
import { mistakesOf, readWhole } from './read.ts';

const SOUND = `calendars:
  desk:
    zone: Europe/Berlin
    hours: { mon to fri: 08:00 to 17:00 }
  early:
    zone: Europe/Berlin
    hours: { mon to fri: 06:00 to 12:00 }
clocks:
  first_response: { untriaged: 1 business day }
groups:
  networks:
    name: Networks
    calendar: early
routing:
  network faults:
    when:
      words: [vpn, wireless network]
      channel: "#heron-help"
    group: networks
  lost things:
    when:
      type: defect
    group: desk
`;

function mistakes(from: string, to: string): readonly string[] {
  expect(SOUND).toContain(from);
  return mistakesOf(SOUND.replace(from, to));
}

it('PPL-2 ships with one group, the desk, and no rules', () => {
  const { groups, routing } = loadPolicy('default');
  expect(groups.map(({ key }) => key)).toEqual(['desk']);
  expect(routing).toEqual([]);
});

it('PPL-2 TRI-7 reads groups with their calendars, and rules in the order of the file', () => {
  const policy = readWhole(SOUND);
  expect(policy.groups.map(({ key }) => key)).toEqual(['desk', 'networks']);
  expect(policy.groups[1]?.calendar).toBe(policy.calendars.early);
  expect(policy.routing.map(({ name, groupKey }) => [name, groupKey])).toEqual([
    ['network faults', 'networks'],
    ['lost things', 'desk'],
  ]);
  expect(policy.routing[0]?.when.channel).toEqual(['heron-help']);
  expect(tellPolicy(policy, new Date('2026-03-03T15:00:00Z'))).toEqual(
    expect.arrayContaining([
      'Group networks, Networks, works Mon to Fri, 06:00 to 12:00 Berlin; its tickets are taken by its agents.',
      'Rule 1, “network faults”, gives a ticket to networks.',
    ]),
  );
});

describe('names each mistake of groups and rules, its place, and what would be right', () => {
  it.each([
    [
      'calendar: early',
      'calendar: erly',
      'desk.yml:13: groups.networks.calendar “erly” is no calendar of this policy; did you mean early?',
    ],
    [
      '    group: networks',
      '    group: netwroks',
      'desk.yml:19: routing.network faults.group “netwroks” is no group of this policy; did you mean networks?',
    ],
    [
      '    group: networks\n',
      '',
      'desk.yml:15: routing.network faults leads nowhere; give it a group, labels, or both',
    ],
    [
      '    when:\n      type: defect\n',
      '    when: {}\n',
      'desk.yml:20: routing.lost things has no condition, so it takes every ticket; give it one or more of type, component, words, channel, organisation',
    ],
    [
      'type: defect',
      'type: defekt',
      'desk.yml:22: routing.lost things.when.type.0 “defekt” is no type; did you mean defect?',
    ],
    [
      'type: defect',
      'component: Serch',
      'desk.yml:22: routing.lost things.when.component.0 “Serch” is no component; did you mean Search?',
    ],
    [
      'type: defect',
      'words: [VPN client]\n      channel: heron-help',
      'desk.yml:20: routing.lost things never matches: “network faults” above it takes all of its tickets; put this one first, or take it out',
    ],
    [
      'type: defect',
      'words: ["!?"]',
      'desk.yml:22: routing.lost things.when.words.0 “!?” has no word in it; write words that stand in the request, such as vpn or wireless network',
    ],
    [
      'type: defect',
      'words: []',
      'desk.yml:22: routing.lost things.when.words names nothing; write a value, or leave the key out',
    ],
    [
      '  lost things:',
      '  7:',
      'desk.yml:20: routing.7 is a number; name the rule in words, which the history then tells',
    ],
    [
      '  networks:\n',
      '  Networks!:\n',
      'desk.yml:11: groups.Networks! is no key of a group: lower case letters, digits and -, beginning with a letter',
    ],
    [
      '    name: Networks',
      '    nmae: Networks',
      'desk.yml:12: groups.networks.nmae is no key here; did you mean name?',
    ],
    [
      '"#heron-help"',
      '"Heron Help"',
      'desk.yml:18: routing.network faults.when.channel.0 “Heron Help” is no name of a channel: lower case, digits, - and _',
    ],
    [
      '    name: Networks',
      '    name: Networks\n    assignment: balanced\n    capacity: 0',
      'desk.yml:14: groups.networks.capacity write how many open tickets an agent has at most, from 1 to 1000',
    ],
    [
      '    name: Networks',
      '    name: Networks\n    assignment: balance',
      'desk.yml:13: groups.networks.assignment “balance” is no way to assign; did you mean balanced?',
    ],
    [
      'groups:',
      'availability:\n  away_emoji: [palm tree]\ngroups:',
      'desk.yml:11: availability.away_emoji.0 “palm tree” is no name of an emoji; write the name of an emoji, such as palm_tree',
    ],
    [
      '    calendar: early',
      '    calendar: early\n    channel: net-triage\n  more: { name: More, channel: net-triage }',
      'desk.yml:15: groups.more.channel is the channel of networks already; give each group its own',
    ],
    [
      '  networks:\n',
      '  desk: { name: Desk, channel: net-triage }\n  networks:\n',
      'desk.yml:11: groups.desk.channel is not set here: the desk’s own channel is chosen with /desk setup',
    ],
    [
      '    group: desk',
      '    labels: [Blokced]',
      'desk.yml:23: routing.lost things.labels.0 “Blokced” is no label; did you mean Blocked?',
    ],
  ])('%s → %s', (from, to, line) => {
    expect(mistakes(from, to)).toContain(line);
  });
});
