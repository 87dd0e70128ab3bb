import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { incidentName } from '../../domain/incident/name.ts';
import { REPORT_SECTIONS, type ReportSection, SECTION_NAMES } from '../../domain/incident/report.ts';
import { type FollowUp, issueName, type ReportFacts } from '../../domain/incident/report-facts.ts';
import { tellFollowUp } from '../../domain/incident/report-words.ts';
import { tellFigures } from '../../domain/incident/tell-figures.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import {
  checkboxInput,
  context,
  momentInput,
  personInput,
  personWords,
  plain,
  section,
  textInput,
} from '../blocks.ts';
import { momentField } from './contain.ts';
import { words } from './sitrep-form.ts';

export const REPORT_FORM = 'incident.report-form';

/** Of one section. */
const LONGEST = 3000;
/** Slack takes 100 blocks. */
const MOST_FOLLOW_UPS = 40;
const OWNER = 'owner-';

const HINTS: Readonly<Record<ReportSection, string>> = {
  summary: 'Three sentences that a visitor understands.',
  impact: 'Who was hit, how many, for how long, what data.',
  causes: 'Why? Ask it five times, of each answer. Conditions, not people.',
  discovery: 'How it was found: by whom, by which alert, by chance.',
  wentWell: 'What helped, and should be kept.',
  wentBadly: 'What did not help, and where it was luck.',
};

const sections = Object.fromEntries(REPORT_SECTIONS.map((name) => [name, words])) as Record<
  ReportSection,
  typeof words
>;

const ticked = z
  .array(z.string())
  .nullish()
  .transform((values) => (values?.length ?? 0) > 0);

/** The sections may be left empty for now; closing asks for all of them. */
export const reportForm = z
  .object({
    ...sections,
    startedAt: momentField,
    discoveredAt: momentField,
    containedAt: momentField,
    issues: ticked,
  })
  .loose()
  .transform(({ startedAt, discoveredAt, containedAt, issues, ...rest }) => ({
    opensIssues: issues,
    words: Object.fromEntries(REPORT_SECTIONS.map((name) => [name, rest[name]])) as Record<
      ReportSection,
      string
    >,
    times: { startedAt, discoveredAt, containedAt },
    owners: new Map(
      Object.entries(rest)
        .filter(([field]) => field.startsWith(OWNER))
        .map(([field, value]) => [
          Number(field.slice(OWNER.length)),
          typeof value === 'string' ? value : null,
        ]),
    ),
  }));

/** *Write the report*, or the report as it was closed. `issuesIn`: the repository that takes issues of follow-ups. */
export function reportModal(report: ReportFacts, issuesIn: string | null): ModalView {
  const isOpen = report.state === 'retrospective';
  return {
    type: 'modal',
    callback_id: REPORT_FORM,
    private_metadata: String(report.id),
    title: plain(shorten(`Report of ${incidentName(report)}`, 24)),
    ...(isOpen ? { submit: plain('Save') } : {}),
    close: plain(isOpen ? 'Cancel' : 'Close'),
    blocks: [...(isOpen ? form(report, issuesIn) : written(report)), ...fromRecord(report)],
  };
}

function form(
  { words: said, times, followUps, dueAt, owner }: ReportFacts,
  issuesIn: string | null,
): KnownBlock[] {
  const hasMore = followUps.some(({ issue, isDone }) => !issue && !isDone);
  const { startedAt, discoveredAt, containedAt } = times;
  const whose = owner ? `${escapeText(owner)} is asked for it` : 'Nobody is asked for it';
  return [
    context(
      `Due ${dateToken(dueAt)}. ${whose}; whoever was part of it can write. *Close* comes when it is whole.`,
    ),
    ...REPORT_SECTIONS.map((name) =>
      textInput(name, SECTION_NAMES[name], {
        maxLength: LONGEST,
        multiline: true,
        optional: true,
        initial: said[name],
        hint: HINTS[name],
      }),
    ),
    momentInput('startedAt', 'Began', { at: startedAt, hint: 'The earliest sign of it.' }),
    momentInput('discoveredAt', 'Discovered', {
      at: discoveredAt,
      hint: 'When a person or an alert saw it.',
    }),
    momentInput('containedAt', 'Contained', { at: containedAt, hint: 'Since when it got no worse.' }),
    ...followUps.slice(0, MOST_FOLLOW_UPS).map(ownerInput),
    ...(issuesIn && hasMore ? [issuesBox(issuesIn)] : []),
  ];
}

const issuesBox = (repo: string) =>
  checkboxInput('issues', 'Issues', `Open an issue in ${repo} for each follow-up that somebody has`, {
    initial: 'yes',
    hint: 'Once each; it names who sees to it. Closed there, the follow-up is done here. *Close* opens those that are left.',
  });

const ownerInput = ({ id, text, ownerId, issue }: FollowUp) =>
  personInput(`${OWNER}${id}`, shorten(`Follow-up: ${text}`, 150), {
    optional: true,
    initial: ownerId ?? undefined,
    hint:
      issue && issue !== 'being opened'
        ? `Who sees to it. Its issue is ${issueName(issue)}.`
        : 'Who sees to it.',
  });

const written = ({ words: said, followUps }: ReportFacts): KnownBlock[] => [
  ...REPORT_SECTIONS.flatMap((name): KnownBlock[] => [
    section(`*${SECTION_NAMES[name]}*`),
    personWords(said[name], 'section'),
  ]),
  ...lines(
    'Follow-ups',
    followUps.map((one) => `${one.isDone ? '☑' : '☐'} ${tellFollowUp(one)}`),
  ),
];

/** What nobody has to write. */
const fromRecord = (report: ReportFacts): KnownBlock[] => [
  { type: 'divider' },
  ...lines('Score of the drill', report.score),
  ...lines('Figures', tellFigures(report.figures)),
  ...lines(
    'Timeline, from the record',
    report.timeline.map(
      ({ at, by, text }) => `${dateToken(at)}  ${escapeText(by ? `${by}: ${text}` : text)}`,
    ),
  ),
  context(
    'Sitreps, handovers, evidence and who was told when stand in the file that comes when it is closed.',
  ),
];

const lines = (title: string, all: readonly string[]): KnownBlock[] =>
  all.length > 0 ? [section([`*${title}*`, ...all].join('\n'))] : [];
