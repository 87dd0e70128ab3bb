import { z } from 'zod';
import { RUNGS, type Rung } from '../domain/incident/ladder.ts';
import type { IncidentRepository } from '../domain/incident/tracking.ts';
import { check } from './check.ts';
import { command } from './command.ts';
import { isRepo } from './escalation.ts';
import { incidentLinks } from './incident-links.ts';
import { minutes } from './minutes.ts';
import { suggest } from './nearest.ts';
import { outside } from './outside.ts';
import { retrospective } from './retrospective.ts';
import { section, text } from './section.ts';
import { sitreps } from './sitreps.ts';
import { stakeholders } from './stakeholders.ts';
import { storm } from './storm.ts';
import { target } from './target.ts';

const rung = minutes(1, 120, 'from 1 minute to 2 hours');

/** How long whoever is called has to answer until the next are called (INC-3). */
const ladder = section(
  {
    high: rung.prefault('5 minutes'),
    medium: rung.prefault('10 minutes'),
    low: target.prefault('1 business hour'),
    repeat: rung.prefault('5 minutes'),
  },
  'how long each has to answer: high, medium, low, repeat',
).prefault({});

const NAMED = RUNGS.filter((one) => one !== 'loud');

const named = text<Rung>(
  NAMED.join(', '),
  (given) => NAMED.find((one) => one === given.trim()),
  (given) => `“${given}” is nobody of the ladder; ${suggest(given, NAMED)}`,
);
const people = z.array(named, `write a list of them, such as [on duty, backup], or []`);

/** Who is invited into the room at once, before anybody is called who does not answer. */
const gather = section(
  {
    high: people.prefault(['on duty', 'backup', 'managers']),
    medium: people.prefault(['on duty', 'backup']),
  },
  'who is invited at once: high, medium',
).prefault({});

const REPOSITORY_LIKE = 'desk, none, or a repository as owner/name';

/** Where the tracking record of each incident is opened (INC-2). */
const repository = text<IncidentRepository>(
  REPOSITORY_LIKE,
  readRepository,
  (given) => `“${given}” is no repository; write ${REPOSITORY_LIKE}`,
).prefault('desk');

function readRepository(given: string): IncidentRepository | undefined {
  const name = given.trim();
  if (name === 'desk' || name === 'none') return name;
  return isRepo(name) ? name : undefined;
}

export const incidents = section(
  {
    ladder,
    check,
    gather,
    command,
    sitreps,
    retrospective,
    links: incidentLinks,
    stakeholders,
    storm,
    repository,
    outside,
  },
  'how incidents run: ladder, check, gather, command, sitreps, retrospective, links, stakeholders, storm, repository, outside',
).prefault({});
export type IncidentPolicy = z.output<typeof incidents>;
