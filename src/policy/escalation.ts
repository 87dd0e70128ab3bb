import { z } from 'zod';
import { HORIZONS } from '../domain/escalation/decision.ts';
import type { Repository } from '../domain/escalation/where.ts';
import { keyOf } from '../domain/taxonomy/terms.ts';
import type { Target } from '../domain/time/target.ts';
import { days } from './days.ts';
import { suggest } from './nearest.ts';
import { missingOr, section, text } from './section.ts';
import { target } from './target.ts';

const ANSWER_WITHIN: Target = { unit: 'business minutes', count: 240 };
const EPIC = 'Help Desk Intake [Ongoing]';
const MOST_TITLE = 200;
export const isRepo = (name: string): name is `${string}/${string}` => /^[\w.-]+\/[\w.-]+$/.test(name);

const epic = z
  .string('write the title of a standing issue, or null where there is none')
  .trim()
  .min(1, 'is empty; write the title of a standing issue, or null where there is none')
  .max(MOST_TITLE, `is longer than ${MOST_TITLE} letters`)
  .nullable()
  .default(EPIC);

const LIKE = 'repositories and their components, such as heron/search: [Search]';
const component = z.string('write a component of this policy’s taxonomy').trim();

/** Where the issues of some components go; all others go to GITHUB_REPO. */
const repositories = z
  .record(z.string(), z.array(component, 'write a list of components').min(1, 'names no component'), {
    error: ({ input }) => missingOr(input, `write ${LIKE}`),
  })
  .default({})
  .transform((given, ctx): Repository[] => {
    const complain = (message: string, ...path: (string | number)[]) =>
      ctx.addIssue({ code: 'custom', message, path });
    const known: Repository[] = [];
    for (const [repo, components] of Object.entries(given)) {
      if (!isRepo(repo)) complain('is no repository; write owner/name', repo);
      for (const [at, one] of components.entries()) {
        const other = known.find(({ components: taken }) => taken.some((name) => keyOf(name) === keyOf(one)));
        if (other) complain(`“${one}” goes to ${other.repo} already; an issue is opened in one`, repo, at);
      }
      known.push({ repo, components });
    }
    return known;
  });

const LONGEST_TITLE = 255;

const title = text(
  'the title of a milestone, such as Next',
  (given) => (given.trim() && given.length <= LONGEST_TITLE ? given.trim() : undefined),
  () => `is no title; write one of ${LONGEST_TITLE} characters at most, such as Next`,
);

const MILESTONES = { next: 'Next', later: 'Later' };

const COMPLETED = ['ready for testing', 'done'] as const;

/** How a ticket is passed to the engineers, and where to (ESC-1, ESC-7), and what the desk does with its issue (ESC-3, ESC-4). */
export const escalation = section(
  {
    epic,
    repositories,
    answer_within: target.default(ANSWER_WITHIN),
    chase_every: days(1, 60, 'from 1 day to 60 days').default(7),
    milestones: section(
      { next: title.default(MILESTONES.next), later: title.default(MILESTONES.later) },
      HORIZONS.map((horizon) => `${horizon}: ${MILESTONES[horizon]}`).join(' and '),
    ).default(MILESTONES),
    completed: z.enum(COMPLETED, `write ${COMPLETED.join(' or ')}`).default('ready for testing'),
  },
  'how tickets are passed on: epic, repositories, answer_within, chase_every, milestones, completed',
)
  .transform(({ answer_within: answerWithin, chase_every: chaseDays, ...rest }) => ({
    ...rest,
    answerWithin,
    chaseDays,
  }))
  .default({
    epic: EPIC,
    repositories: [],
    answerWithin: ANSWER_WITHIN,
    chaseDays: 7,
    milestones: MILESTONES,
    completed: 'ready for testing',
  });

/** Components that the taxonomy does not know, each with what is near. */
export function unknownComponents(
  repositories: readonly Repository[],
  components: readonly string[],
): { readonly path: readonly [string, string]; readonly message: string }[] {
  return repositories.flatMap(({ repo, components: named }) =>
    named.flatMap((one, at) =>
      components.some((known) => keyOf(known) === keyOf(one))
        ? []
        : [
            {
              path: [repo, String(at)] as const,
              message: `“${one}” is no component; ${suggest(one, components)}`,
            },
          ],
    ),
  );
}
