import { z } from 'zod';
import { type Conditions, type Route, shadows } from '../domain/assignment/routing.ts';
import { TICKET_TYPES } from '../domain/ticket/triage.ts';
import { channelName } from './groups.ts';
import { suggest } from './nearest.ts';
import { missingOr, section, text } from './section.ts';

/** One value, or a list of which one is enough. */
const oneOrMore = <T extends z.ZodType<string | null>>(one: T) =>
  z
    .preprocess(
      (given) => (given === undefined || Array.isArray(given) ? given : [given]),
      z.array(one).min(1, 'names nothing; write a value, or leave the key out').optional(),
    )
    .transform((list) => list ?? null);

const type = text(
  `a type: ${TICKET_TYPES.join(', ')}`,
  (name) => TICKET_TYPES.find((known) => known === name),
  (name) => `“${name}” is no type; ${suggest(name, TICKET_TYPES)}`,
);

const component = z.string('write a component of this policy’s taxonomy').trim();

const WORDS_LIKE = 'words that stand in the request, such as vpn or wireless network';
const words = text(
  WORDS_LIKE,
  (phrase) => (/[\p{L}\p{N}]/u.test(phrase) ? phrase : undefined),
  (phrase) => `“${phrase}” has no word in it; write ${WORDS_LIKE}`,
);

const CONDITIONS = 'type, component, words, channel, organisation';

const when = section(
  {
    type: oneOrMore(type),
    component: oneOrMore(component),
    words: oneOrMore(words),
    channel: oneOrMore(channelName),
    organisation: oneOrMore(z.string('write the key of an organisation of this policy')),
  },
  `what the rule looks at: ${CONDITIONS}`,
).transform((given): Conditions => given);

const rule = section(
  {
    when,
    group: z.string('write the key of a group of this policy').optional(),
    labels: oneOrMore(z.string('write a label of this policy’s taxonomy').trim()),
  },
  'a rule: when, and the group or labels it leads to',
);

/** Rules by their names, in the order in which they are asked. */
export const routing = z
  .record(z.string(), rule, {
    error: ({ input }) => missingOr(input, 'write rules by their names, each with when, and group or labels'),
  })
  .default({})
  .transform((given, ctx): Route[] => {
    const routes: Route[] = [];
    for (const [name, { when, group, labels }] of Object.entries(given)) {
      const problem = problemOf(name, when, group !== undefined || labels !== null, routes);
      if (problem) ctx.addIssue({ code: 'custom', path: [name], message: problem });
      routes.push({ name, when, groupKey: group ?? null, labels: labels ?? [] });
    }
    return routes;
  });

function problemOf(
  name: string,
  when: Conditions,
  leadsSomewhere: boolean,
  earlier: readonly Route[],
): string | undefined {
  // JavaScript puts numbers before names, whatever the file's order.
  if (/^\d+$/.test(name)) return 'is a number; name the rule in words, which the history then tells';
  if (!leadsSomewhere) return 'leads nowhere; give it a group, labels, or both';
  if (Object.values(when).every((condition) => condition === null)) {
    return `has no condition, so it takes every ticket; give it one or more of ${CONDITIONS}`;
  }
  const wider = earlier.find((route) => shadows(route.when, when));
  if (!wider) return undefined;
  return `never matches: “${wider.name}” above it takes all of its tickets; put this one first, or take it out`;
}
