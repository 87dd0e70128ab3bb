import { z } from 'zod';
import { ASSIGNMENTS, DESK_GROUP } from '../domain/assignment/group.ts';
import { suggest } from './nearest.ts';
import { missingOr, section, text } from './section.ts';

const assignment = text(
  `how tickets find an owner: ${ASSIGNMENTS.join(', ')}`,
  (word) => ASSIGNMENTS.find((known) => known === word),
  (word) => `“${word}” is no way to assign; ${suggest(word, ASSIGNMENTS)}`,
);

const CAPACITY_LIKE = 'write how many open tickets an agent has at most, from 1 to 1000';

/** As people write a channel, with or without its sign. */
export const channelName = text(
  'the name of a channel, such as heron-help',
  (name) => (/^#?[\p{Ll}\p{Lo}\p{N}_-]{1,80}$/u.test(name) ? name.replace('#', '') : undefined),
  (name) => `“${name}” is no name of a channel: lower case, digits, - and _`,
);

const group = section(
  {
    name: z
      .string('write the name people read, such as Networks')
      .trim()
      .min(1, 'is empty; write the name people read')
      .max(40, 'is longer than 40 letters'),
    calendar: z.string('write the name of a calendar of this policy').default(DESK_GROUP),
    assignment: assignment.default('take'),
    capacity: z.int(CAPACITY_LIKE).min(1, CAPACITY_LIKE).max(1000, CAPACITY_LIKE).default(10),
    channel: channelName.optional(),
  },
  'a group: name, calendar, assignment, capacity, channel',
);

const KEY = /^[a-z][a-z0-9-]{0,39}$/;

/** Groups by their keys; the desk's own is there whether it is written or not. */
export const groups = z
  .record(z.string(), group, {
    error: ({ input }) =>
      missingOr(input, 'write groups by their keys, such as networks: { name: Networks }'),
  })
  .default({})
  .transform((given, ctx) => {
    for (const key of Object.keys(given)) {
      if (KEY.test(key)) continue;
      const message = 'is no key of a group: lower case letters, digits and -, beginning with a letter';
      ctx.addIssue({ code: 'custom', path: [key], message });
    }
    for (const [key, { channel }] of Object.entries(given)) {
      const problem = channel && problemOfChannel(key, channel, given);
      if (problem) ctx.addIssue({ code: 'custom', path: [key, 'channel'], message: problem });
    }
    const desk = group.parse({ name: 'Desk' });
    return { desk, ...given };
  });

/** A channel's members are the agents of one group. */
function problemOfChannel(
  key: string,
  channel: string,
  groups: Readonly<Record<string, { channel?: string | undefined }>>,
): string | undefined {
  if (key === DESK_GROUP) return 'is not set here: the desk’s own channel is chosen with /desk setup';
  const other = Object.keys(groups).find((one) => groups[one]?.channel === channel);
  return other === key ? undefined : `is the channel of ${other} already; give each group its own`;
}

export type GivenGroups = z.output<typeof groups>;
