import { DAY_MS } from '../domain/time/local-days.ts';
import { tellTarget } from '../domain/time/target.ts';
import type { IncidentPolicy } from './incidents.ts';
import type { ReportWait } from './retrospective.ts';
import { tellMinutes } from './tell-minutes.ts';
import { tellSitreps } from './tell-sitreps.ts';

export function tellIncidents({
  ladder,
  check,
  gather,
  command,
  sitreps,
  retrospective,
  links,
  stakeholders,
  storm,
  repository,
  outside,
}: IncidentPolicy): string[] {
  const { high, medium, low, repeat } = ladder;
  return [
    `Whoever is called to an incident answers within ${tellMinutes(high)} if it is high or unknown, ${tellMinutes(medium)} if it is medium, ${tellTarget(low)} if it is low; then the next are called, and when nobody is left that is said aloud every ${tellMinutes(repeat)}.`,
    `Every ${tellDays(check.everyMs)} it is tried, without a word to them, whether everybody on the ladder can be called; what is wrong is said again after ${tellDays(check.againMs)}.`,
    `Invited at once: ${tellPeople(gather.high)} if it is high or unknown, ${tellPeople(gather.medium)} if it is medium.`,
    ...tellSitreps(sitreps),
    `Whoever is asked to take command answers within ${tellMinutes(command.answerWithinMs)}, and the old commander stays for ${tellMinutes(command.overlapMs)}; after ${tellMinutes(command.rotateAfterMs)} a handover is proposed, then every ${tellMinutes(command.rotateAgainMs)}.`,
    tellRetrospective(retrospective),
    tellStakeholders(stakeholders),
    `${storm.tickets} similar tickets within ${tellMinutes(storm.withinMs)}, of more than one person, suggest an incident to the team.`,
    ...tellLinks(links),
    tellRepository(repository),
    ...tellOutside(outside),
  ];
}

function tellStakeholders({ answerWithinMs, channel }: IncidentPolicy['stakeholders']): string {
  const where = channel ? `is posted in #${channel}` : 'is shown to whoever leads, to be copied';
  return `What stakeholders are told is written by the product owner within ${tellMinutes(answerWithinMs)}, and ${where} once it is released.`;
}

function tellLinks({ bridge, secureDocument, runbook }: IncidentPolicy['links']): string[] {
  const told = [
    ...(bridge ? [`the bridge ${bridge}`] : []),
    ...(secureDocument ? [`the secure document ${secureDocument}`] : []),
    ...(runbook ? [`the runbook ${runbook}`] : []),
  ];
  return told.length > 0 ? [`Each room has as bookmarks ${told.join(', ')}.`] : [];
}

function tellRepository(repository: IncidentPolicy['repository']): string {
  if (repository === 'none') return 'Incidents have no issues on GitHub.';
  const where = repository === 'desk' ? 'the repository of the desk' : repository;
  return `Where the desk has GitHub, each incident that is neither private nor a drill has an issue in ${where}.`;
}

function tellOutside({ webhooks, afterMs }: IncidentPolicy['outside']): string[] {
  if (webhooks.length === 0) return [];
  // Without paths, which may hold secrets.
  const hosts = webhooks.map((address) => new URL(address).host).join(', ');
  return [
    `Where Slack has not carried a call after ${tellMinutes(afterMs)}, ${hosts} is told whom to telephone.`,
  ];
}

const tellPeople = (rungs: readonly string[]): string => (rungs.length > 0 ? rungs.join(', ') : 'nobody');

function tellRetrospective({ high, other, archiveMs, reviewMs }: IncidentPolicy['retrospective']): string {
  return `The report of an incident is due within ${tellWait(high)} if it was high or unknown at its worst, ${tellWait(other)} otherwise; ${tellDays(archiveMs)} after it is closed its room is archived, and after ${tellDays(reviewMs)} its follow-ups are reviewed.`;
}

const tellWait = (wait: ReportWait): string => (typeof wait === 'number' ? tellDays(wait) : tellTarget(wait));

const tellDays = (ms: number): string => `${ms / DAY_MS} ${ms === DAY_MS ? 'day' : 'days'}`;
