import { type Group, givesOut } from '../domain/assignment/group.ts';
import type { Route } from '../domain/assignment/routing.ts';
import type { Organisation } from '../domain/people/organisation.ts';
import { shownUserGroup } from '../domain/people/user-group.ts';
import { windowsOn } from '../domain/time/calendar.ts';
import { DAY_MS, dateAt } from '../domain/time/local-days.ts';
import { tellTarget } from '../domain/time/target.ts';
import { tellHours, tellWindows } from '../domain/time/tell-hours.ts';
import type { Policy } from './policy.ts';
import { tellClocks } from './tell-clocks.ts';
import { tellIncidents } from './tell-incidents.ts';
import { tellTaxonomy } from './tell-taxonomy.ts';

/** A policy in words, for whoever is about to run it: what it says, and what the coming year makes of it. */
export function tellPolicy(
  {
    calendars: { desk },
    clocks,
    taxonomy,
    groups,
    resolving,
    routing,
    followUp,
    radar,
    patternNote,
    escalation,
    incidents,
    organisations,
  }: Omit<Policy, 'tell' | 'digest'>,
  now: Date,
): string[] {
  const coming = Array.from({ length: 365 }, (_, i) => dateAt('UTC', new Date(now.getTime() + i * DAY_MS)));
  const ordinary = { ...desk, exceptions: new Map(), isHoliday: () => false };
  const otherwise = coming
    .map((date) => ({ date, usual: windowsOn(ordinary, date), windows: windowsOn(desk, date) }))
    .filter(({ usual, windows }) => tellWindows(usual) !== tellWindows(windows));
  const told = otherwise.map(({ date, windows }) =>
    windows.length > 0 ? `${date} (${tellWindows(windows)})` : date,
  );
  return [
    `The desk is open ${tellHours(desk)}.`,
    told.length > 0
      ? `In the coming year it is closed, or open at other hours, on ${told.join(', ')}.`
      : 'No holiday and no exception changes that in the coming year.',
    ...tellClocks(clocks),
    ...tellTaxonomy(taxonomy),
    `A question without an answer is asked again after ${tellDays(followUp.askAgainDays)}; the closing notice follows ${tellDays(followUp.noticeDays)} later, and no ticket is closed before 7 days are over.`,
    `Whoever has heard nothing for ${tellDays(radar.silentDays)} is on the silence radar.`,
    `${patternNote.defects} low-priority defects on one component within ${tellDays(patternNote.withinDays)} raise a note to the team.`,
    ...tellWhere(escalation),
    `An engineer who is asked to take a ticket answers within ${tellTarget(escalation.answerWithin)}, and is asked for news after ${tellDays(escalation.chaseDays)} without any.`,
    ...tellIncidents(incidents),
    `A reply within ${tellDays(resolving.reopenDays)} opens a resolved ticket again; after that it is closed.`,
    `Accepted issues go to the milestone ${escalation.milestones.next} or ${escalation.milestones.later}, where the repository has it; an issue closed as completed makes its tickets ${escalation.completed}.`,
    ...(groups.length > 1 || groups.some(givesOut) ? groups.map(tellGroup) : []),
    ...organisations.map(tellMembers),
    ...routing.map(tellRoute),
  ];
}

function tellRoute({ name, groupKey, labels }: Route, at: number): string {
  const what = [
    ...(groupKey ? [`to ${groupKey}`] : []),
    ...(labels.length > 0 ? [`the labels ${labels.join(', ')}`] : []),
  ];
  return `Rule ${at + 1}, “${name}”, gives a ticket ${what.join(' and ')}.`;
}

function tellGroup(group: Group): string {
  const { key, name, calendar, assignment, capacity } = group;
  const how = givesOut(group)
    ? `given out ${HOW[assignment]}, at most ${capacity} open each`
    : 'taken by its agents';
  return `Group ${key}, ${name}, works ${tellHours(calendar)}; its tickets are ${how}.`;
}

const HOW: Record<Group['assignment'], string> = {
  take: '',
  'round robin': 'in turn',
  balanced: 'by open work',
};

/** By which ways somebody belongs to it (PPL-5). */
function tellMembers({ key, name, domains, people, userGroups }: Organisation): string {
  const ways = [
    ...(people.length > 0 ? [people.length === 1 ? 'one by name' : `${people.length} by name`] : []),
    ...(userGroups.length > 0 ? [`those in ${userGroups.map(shownUserGroup).join(' or ')}`] : []),
    ...(domains.length > 0 ? [`those with an address at ${domains.join(' or ')}`] : []),
  ];
  return `Organisation ${key}, ${name}: ${[...ways, 'those set by hand in triage'].join(', ')}.`;
}

const tellDays = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

function tellWhere({ epic, repositories }: Policy['escalation']): string[] {
  return [
    epic ? `Issues are placed below “${epic}”.` : 'Issues are placed below no other one.',
    ...repositories.map(
      ({ repo, components }) => `Issues of ${components.join(', ')} are opened in ${repo}.`,
    ),
  ];
}
