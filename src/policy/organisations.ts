import { z } from 'zod';
import type { Organisation } from '../domain/people/organisation.ts';
import { missingOr, section, text } from './section.ts';

const domain = text(
  'the domain of an e-mail address, such as eastbrook.example',
  (name) => /^@?((?:[a-z0-9-]+\.)+[a-z0-9-]+)$/.exec(name.trim().toLowerCase())?.[1],
  (name) => `“${name}” is no domain; write what follows the @ of an address, such as eastbrook.example`,
);

const isPersonId = (id: string): boolean => /^[UW][A-Z0-9]{2,}$/.test(id);

const personId = text(
  'the id of a person in Slack, such as U024BE7LH',
  (id) => (isPersonId(id) ? id : undefined),
  (id) => `“${id}” is no id of a person; copy it from their profile in Slack, “Copy member ID”`,
);

const USER_GROUP_LIKE =
  'the handle of a Slack user group, such as "@eastbrook-members", or its id, such as S0614TZR7';

/** Slack's own mentions, which no user group can be called by. */
const EVERYBODY = ['here', 'channel', 'everyone'];

const userGroup = text(USER_GROUP_LIKE, (given) => userGroupNamed(given), whyNoUserGroup);

/** Without its @, as Slack spells it. */
function userGroupNamed(given: string): string | undefined {
  if (/^S[A-Z0-9]{6,}$/.test(given)) return given;
  const handle = /^@?([\p{Ll}\p{Lo}\p{N}._-]{1,80})$/u.exec(given.trim().toLowerCase())?.[1];
  return handle === undefined || EVERYBODY.includes(handle) || isPersonId(given) ? undefined : handle;
}

function whyNoUserGroup(given: string): string {
  if (isPersonId(given)) return `“${given}” is the id of a person; it belongs under people`;
  const bare = given.trim().replace(/^@/, '').toLowerCase();
  if (EVERYBODY.includes(bare)) return `@${bare} is everybody, and no user group; write ${USER_GROUP_LIKE}`;
  return `“${given}” is no user group; write ${USER_GROUP_LIKE}`;
}

const MOST_FACTS = 10;

const organisation = section(
  {
    name: z
      .string('write the name people read, such as Eastbrook Branch')
      .trim()
      .min(1, 'is empty; write the name people read')
      .max(60, 'is longer than 60 letters'),
    domains: z.array(domain, 'write a list of e-mail domains, such as [eastbrook.example]').default([]),
    people: z.array(personId, 'write a list of ids, such as [U024BE7LH]').default([]),
    user_groups: z
      .array(userGroup, 'write a list of Slack user groups, such as ["@eastbrook-members"]')
      .default([]),
    facts: z
      .record(
        z.string(),
        z.string('write what it says, in quotes if it is a number').max(150, 'is longer than 150 letters'),
        {
          error: 'write facts by their names, such as Contract: gold',
        },
      )
      .refine((facts) => Object.keys(facts).length <= MOST_FACTS, `has more than ${MOST_FACTS} facts`)
      .default({}),
  },
  'an organisation: name, domains, people, user_groups, facts',
).transform(({ user_groups: userGroups, ...given }) => ({
  ...given,
  userGroups: [...new Set(userGroups)],
}));

const KEY = /^[a-z][a-z0-9-]{0,39}$/;

/** Organisations by their keys; a domain, a person or a user group belongs to one. */
export const organisations = z
  .record(z.string(), organisation, {
    error: ({ input }) =>
      missingOr(input, 'write organisations by their keys, such as eastbrook: { name: Eastbrook Branch }'),
  })
  .default({})
  .transform((given, ctx): Organisation[] => {
    const all = Object.entries(given).map(([key, one]) => ({ ...one, key }));
    for (const [at, { key, domains, people, userGroups }] of all.entries()) {
      const complain = (message: string, part?: string) =>
        ctx.addIssue({ code: 'custom', message, path: part ? [key, part] : [key] });
      if (!KEY.test(key)) complain('is no key: lower case letters, digits and -, beginning with a letter');
      for (const other of all.slice(0, at)) {
        const twice = domains.find((one) => other.domains.includes(one));
        if (twice) complain(`${twice} is of ${other.key} already`, 'domains');
        const again = people.find((one) => other.people.includes(one));
        if (again) complain(`${again} is of ${other.key} already`, 'people');
        const both = userGroups.find((one) => other.userGroups.includes(one));
        if (both) complain(`${both} is of ${other.key} already`, 'user_groups');
      }
    }
    return all;
  });
