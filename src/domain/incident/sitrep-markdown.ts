import { sentence } from '../message/sentence.ts';
import type { Pen } from './outside.ts';
import type { Severity } from './severity.ts';
import type { SitrepShown } from './sitrep.ts';

/** A sitrep as a comment on the tracking record (INC-7). The links of the room stay in the room. */
export function sitrepMarkdown(sitrep: SitrepShown, pen: Pen): string {
  const { number, kind, facts, workaround, lateSince } = sitrep;
  const standing = [
    sentence(facts.state),
    severityOf(facts.severity, facts.severityBefore),
    ...(facts.hits.length > 0 ? [facts.hits.join(', ')] : []),
    ...(lateSince ? [`sent ${pen.at(lateSince)}`] : []),
  ].join(' · ');
  const said =
    kind === 'nothing changed' ? [`Nothing changed since sitrep ${number - 1}.`] : boxes(sitrep, pen);
  return [
    `## Sitrep ${number}\n\n${standing}`,
    ...said,
    ...(workaround ? [`**Workaround.** ${pen.lines(workaround)}`] : []),
    [who(sitrep, pen), counts(sitrep, pen), nextUpdate(sitrep, pen)].map((line) => `- ${line}`).join('\n'),
  ].join('\n\n');
}

function boxes({ situation, actions, needs, facts: { assessment } }: SitrepShown, pen: Pen): string[] {
  const plan = assessment?.contingency;
  return [
    `**Situation.** ${pen.lines(situation)}`,
    `**Actions.** ${pen.lines(actions) || 'None yet.'}`,
    `**Needs.** ${pen.lines(needs) || 'Nothing.'}`,
    ...(assessment && plan
      ? [
          `Outside cause: ${assessment.outsideCause}. Suspicious activity: ${assessment.suspicious}. Contingency plan ${plan.isActivated ? 'activated' : 'not activated'}: ${pen.line(plan.why)}`,
        ]
      : []),
  ];
}

const rated = (severity: Severity | null) => (severity ? `Severity ${severity}` : 'Severity unknown');

const severityOf = (now: Severity | null, before: Severity | null | undefined): string =>
  before === undefined ? rated(now) : `${rated(now)}, was ${before ?? 'unknown'}`;

function who({ commander, communications, responders }: SitrepShown, pen: Pen): string {
  const others = responders.filter((name) => name !== commander);
  return [
    commander ? `Commander ${pen.name(commander)}` : 'Nobody is in command',
    ...(communications ? [`communications ${pen.name(communications)}`] : []),
    ...(others.length > 0 ? [`responders ${others.map(pen.name).join(', ')}`] : []),
  ].join(' · ');
}

function counts({ facts }: SitrepShown, pen: Pen): string {
  const { leadsOpen, tasksDone, tasks, openTasks, tickets, requesters } = facts;
  const open = openTasks.map(({ text }) => pen.line(text)).join('; ');
  return [
    `Leads open: ${leadsOpen}`,
    tasks === 0 ? 'no tasks' : `tasks done: ${tasksDone} of ${tasks}${open ? ` (open: ${open})` : ''}`,
    `tickets: ${tickets}, requesters: ${requesters}`,
  ].join(' · ');
}

const nextUpdate = ({ facts: { nextByMs } }: SitrepShown, pen: Pen): string =>
  nextByMs === null ? 'This is the last one.' : `**Next update by ${pen.at(new Date(nextByMs))}**`;
