import type { Group } from '../domain/assignment/group.ts';
import { keyOf } from '../domain/taxonomy/terms.ts';
import type { Calendar } from '../domain/time/calendar.ts';
import { availability } from './availability.ts';
import { calendars } from './calendars.ts';
import { callLink } from './call-link.ts';
import { clocks } from './clocks.ts';
import { escalation, unknownComponents } from './escalation.ts';
import { followUp, radar } from './follow-up.ts';
import { type GivenGroups, groups } from './groups.ts';
import { incidents } from './incidents.ts';
import { suggest } from './nearest.ts';
import { organisations } from './organisations.ts';
import { patternNote } from './pattern-note.ts';
import type { Policy } from './policy.ts';
import { resolving } from './resolving.ts';
import { routing } from './routing.ts';
import { section } from './section.ts';
import { taxonomy } from './taxonomy.ts';
import { tellPolicy } from './tell-policy.ts';
import { templates } from './templates.ts';

/** All of a policy but what is made of the text it was read from. */
type Read = Omit<Policy, 'digest'>;

type Complain = (message: string, ...path: string[]) => void;

/** The file as people write it, and the policy as the desk reads it: a file here for each of its parts. */
export const policySchema = section(
  {
    calendars,
    clocks,
    taxonomy,
    groups,
    resolving,
    escalation,
    routing,
    availability,
    organisations,
    follow_up: followUp,
    silence_radar: radar,
    pattern_note: patternNote,
    incidents,
    templates,
    call_link: callLink,
  },
  'a policy: calendars and clocks',
).transform(
  (
    { follow_up: followUp, silence_radar: radar, pattern_note: pattern, call_link: link, ...given },
    ctx,
  ): Read => {
    const complain: Complain = (message, ...path) => ctx.addIssue({ code: 'custom', path, message });
    for (const { name, groupKey } of given.routing) {
      if (groupKey === null || Object.hasOwn(given.groups, groupKey)) continue;
      const near = suggest(groupKey, Object.keys(given.groups));
      complain(`“${groupKey}” is no group of this policy; ${near}`, 'routing', name, 'group');
    }
    const keys = given.organisations.map(({ key }) => key);
    for (const { name, when } of given.routing) {
      for (const [at, key] of (when.organisation ?? []).entries()) {
        if (keys.includes(key)) continue;
        const known = keys.length > 0 ? suggest(key, keys) : 'it has none';
        const problem = `“${key}” is no organisation of this policy; ${known}`;
        complain(problem, 'routing', name, 'when', 'organisation', String(at));
      }
    }
    refuseUnknownTerms(given, complain);
    const unknown = unknownComponents(given.escalation.repositories, given.taxonomy.components);
    for (const { path, message } of unknown) complain(message, 'escalation', 'repositories', ...path);
    const policy = {
      ...given,
      followUp,
      radar,
      patternNote: pattern,
      callLink: link,
      groups: groupsWith(given.groups, given.calendars, complain),
    };
    return { ...policy, tell: (now) => tellPolicy(policy, now) };
  },
);

function refuseUnknownTerms(
  { routing, taxonomy }: Pick<Policy, 'routing' | 'taxonomy'>,
  complain: Complain,
): void {
  const labels = taxonomy.labels.map((label) => label.name);
  for (const { name, when, labels: wanted } of routing) {
    for (const [at, component] of (when.component ?? []).entries()) {
      if (taxonomy.components.some((known) => keyOf(known) === keyOf(component))) continue;
      const problem = `“${component}” is no component; ${suggest(component, taxonomy.components)}`;
      complain(problem, 'routing', name, 'when', 'component', String(at));
    }
    for (const [at, label] of wanted.entries()) {
      if (labels.some((known) => keyOf(known) === keyOf(label))) continue;
      complain(`“${label}” is no label; ${suggest(label, labels)}`, 'routing', name, 'labels', String(at));
    }
  }
}

/** What a part of the policy names in another part must be there. */
function groupsWith(
  groups: GivenGroups,
  calendars: Readonly<Record<string, Calendar>>,
  complain: Complain,
): Group[] {
  return Object.entries(groups).flatMap(([key, group]) => {
    const calendar = Object.hasOwn(calendars, group.calendar) ? calendars[group.calendar] : undefined;
    if (calendar) return [{ ...group, key, calendar, channel: group.channel ?? null }];
    const near = suggest(group.calendar, Object.keys(calendars));
    complain(`“${group.calendar}” is no calendar of this policy; ${near}`, 'groups', key, 'calendar');
    return [];
  });
}
