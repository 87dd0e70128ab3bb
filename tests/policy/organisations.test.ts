import { expect, it } from 'vitest';
import { mistakesIn } from './read.ts';

it.each([
  ['{ name: A, domains: ["a@b@c"] }', 'organisations.a.domains.0 “a@b@c” is no domain'],
  ['{ name: A, people: [tomas] }', 'organisations.a.people.0 “tomas” is no id of a person'],
  [
    '{ name: A, domains: [x.example] }\n  b: { name: B, domains: [x.example] }',
    'organisations.b.domains x.example is of a already',
  ],
  [
    '{ name: A, facts: { Contract: 12 } }',
    'organisations.a.facts.Contract write what it says, in quotes if it is a number',
  ],
  ['{ name: A, user_groups: "@members" }', 'organisations.a.user_groups write a list of Slack user groups'],
  ['{ name: A, user_groups: [7] }', 'organisations.a.user_groups.0 write the handle of a Slack user group'],
  [
    '{ name: A, user_groups: [members, The members] }',
    'organisations.a.user_groups.1 “The members” is no user group',
  ],
  [
    '{ name: A, user_groups: ["@here"] }',
    'organisations.a.user_groups.0 @here is everybody, and no user group',
  ],
  [
    '{ name: A, user_groups: [U024BE7LH] }',
    'organisations.a.user_groups.0 “U024BE7LH” is the id of a person; it belongs under people',
  ],
  [
    '{ name: A, user_groups: ["@Members"] }\n  b: { name: B, user_groups: [members] }',
    'desk.yml:10: organisations.b.user_groups members is of a already',
  ],
  ['{ name: A, groups: [members] }', 'organisations.a.groups is no key here; known: name, domains'],
  [
    '{ name: A, user_groups: [@members] }',
    'this is not YAML: Plain value cannot start with reserved character @; put what begins with @ in quotes',
  ],
  ['{ nmae: A }', 'organisations.a.nmae is no key here; did you mean name?'],
])('PPL-5 names what is wrong with an organisation: %s', (given, said) => {
  expect(mistakesIn(`organisations:\n  a: ${given}\n`).join('\n')).toContain(said);
});
