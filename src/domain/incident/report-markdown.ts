import { evidenceTitle } from './evidence.ts';
import type { EntryLine } from './facts.ts';
import type { IncidentFactKind } from './history.ts';
import { headName, incidentName } from './name.ts';
import { type Pen, penFor } from './outside.ts';
import { REPORT_SECTIONS, type ReportSection, SECTION_NAMES } from './report.ts';
import { type FollowUp, type IssuePlace, issueName, type ReportFacts } from './report-facts.ts';
import { tellFigures } from './tell-figures.ts';
import { timelinePicture } from './timeline-picture.ts';

/** `incident-12-report.md` */
export const reportFileName = (report: ReportFacts): string =>
  `${incidentName(report).replaceAll(' ', '-')}-report.md`;

/** The whole report as a file to be kept (INC-14); times on the desk's own clock. */
export const reportMarkdown = (report: ReportFacts, zone: string): string =>
  written(report, penFor(zone), { isInside: true });

/** As a comment on GitHub: without who was told what, and without what one person wrote to another. */
export function reportComment(report: ReportFacts, pen: Pen): string {
  const text = written(report, pen, { isInside: false });
  return text.length > MOST_COMMENT ? `${text.slice(0, MOST_COMMENT)}\n\n${THE_REST}\n` : text;
}

/** GitHub takes 65,536 characters. */
const MOST_COMMENT = 60_000;
const THE_REST = 'The rest is in the file in the room.';

function written(report: ReportFacts, pen: Pen, { isInside }: { readonly isInside: boolean }): string {
  const { at, line } = pen;
  const told = (section: ReportSection) =>
    part(SECTION_NAMES[section], [pen.lines(report.words[section]) || 'Not written yet.']);
  const by = (name: string): string => (name ? `${line(name)}: ` : '');
  const timeline = report.timeline.filter(({ kind }) => isInside || !BETWEEN_TWO.includes(kind));
  const [summary, impact, ...rest] = REPORT_SECTIONS;
  return `${[
    `# ${headName(report)}: ${line(report.title)}`,
    list(heading(report, pen)),
    told(summary),
    told(impact),
    part('Timeline', [
      timelinePicture(report, pen.zone),
      list(timeline.map((one) => `${at(one.at)} · ${by(one.by)}${line(one.text)}`)),
    ]),
    ...rest.map(told),
    ...(report.score.length > 0 ? [part('Score of the drill', [list(report.score)])] : []),
    part('Figures', [list(tellFigures(report.figures))]),
    part('Sitreps', [list(report.sitreps.map((one) => sitrepLine(one, pen)))]),
    part('Command', [list(report.commanders.map((one) => commandLine(one, pen)))]),
    part('Evidence', [list(report.evidence.map((one) => evidenceLine(one, pen)))]),
    part('Follow-ups', [list(report.followUps.map((one) => followUpLine(one, pen)))]),
    ...(isInside ? [toldPart(report, pen)] : []),
  ].join('\n\n')}\n`;
}

/** What somebody wrote to the one who asked them. */
const BETWEEN_TWO: readonly IncidentFactKind[] = ['handover declined'];

const toldPart = ({ told }: ReportFacts, { at, line }: Pen): string =>
  part('Who was told what, and when', [
    list(told.map(({ what, whom, at: when }) => `${at(when)} · ${what}: ${line(whom)}`)),
  ]);

function heading(report: ReportFacts, { at, line }: Pen): string[] {
  const { highestSeverity, times, declaredAt, resolvedAt, owner } = report;
  return [
    `Severity at its worst: ${highestSeverity ?? 'unknown'}`,
    `Began ${at(times.startedAt)}, discovered ${at(times.discoveredAt)}, declared ${at(declaredAt)}, contained ${at(times.containedAt)}, resolved ${at(resolvedAt)}`,
    ...(owner ? [`Report by ${line(owner)}`] : []),
  ];
}

const part = (name: string, lines: readonly string[]): string => [`## ${name}`, ...lines].join('\n\n');

const list = (lines: readonly string[]): string =>
  lines.length > 0 ? lines.map((line) => `- ${line}`).join('\n') : 'None.';

function sitrepLine(sitrep: ReportFacts['sitreps'][number], { at, line }: Pen): string {
  const { number, kind, dueAt, author, situation } = sitrep;
  const due = dueAt ? `, due ${at(dueAt)}` : '';
  return `${number} (${kind}), ${at(sitrep.at)}${due}, by ${line(author)}: ${line(situation)}`;
}

function commandLine(change: ReportFacts['commanders'][number], { at, name }: Pen): string {
  const from = change.from ? `, from ${name(change.from)}` : '';
  return `${at(change.at)} · ${change.to ? name(change.to) : 'nobody'}${from}`;
}

function evidenceLine(entry: EntryLine, { at, line }: Pen): string {
  const { text, system, state, link, sha256, settledBy, settledAt, reason } = entry;
  const title = evidenceTitle({ text, detail: system ? { system } : null });
  return [
    `${line(title)}: ${state}`,
    ...(settledBy && settledAt ? [`${line(settledBy)}, ${at(settledAt)}`] : []),
    ...(link ? [line(link)] : []),
    ...(sha256 ? [`SHA-256 \`${sha256}\``] : []),
    ...(reason ? [line(reason)] : []),
  ].join(' · ');
}

function followUpLine({ text, owner, isDone, issue }: FollowUp, { line }: Pen): string {
  const told = issue === 'being opened' ? 'its issue is being opened' : issue && issueLink(issue);
  return [
    `${isDone ? '\\[x\\]' : '\\[ \\]'} ${line(text)}`,
    owner ? line(owner) : 'nobody yet',
    ...(told ? [told] : []),
  ].join(' · ');
}

/** What it names is GitHub's own. */
const issueLink = (issue: IssuePlace): string => `[${issueName(issue)}](${issue.url})`;
