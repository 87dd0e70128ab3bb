import { asMarkdown, asOneLine } from '../escalation/markdown.ts';
import { wallMoment } from '../message/dates.ts';
import { evidenceTitle } from './evidence.ts';
import type { EntryLine } from './facts.ts';
import { headName, incidentName } from './name.ts';
import { REPORT_SECTIONS, type ReportSection, SECTION_NAMES } from './report.ts';
import type { ReportFacts } from './report-facts.ts';
import { tellFigures } from './tell-figures.ts';

/** `incident-12-report.md` */
export const reportFileName = (report: ReportFacts): string =>
  `${incidentName(report).replaceAll(' ', '-')}-report.md`;

/** The whole report as a file to be kept (INC-14); times on the desk's own clock. */
export function reportMarkdown(report: ReportFacts, zone: string): string {
  const at = (moment: Date) => wallMoment(moment, zone);
  const written = (section: ReportSection) =>
    part(SECTION_NAMES[section], [asMarkdown(report.words[section]) || 'Not written yet.']);
  const [summary, impact, ...rest] = REPORT_SECTIONS;
  return `${[
    `# ${headName(report)}: ${asOneLine(report.title)}`,
    list(heading(report, at)),
    written(summary),
    written(impact),
    part('Timeline', [
      list(report.timeline.map((one) => `${at(one.at)} · ${by(one.by)}${asOneLine(one.text)}`)),
    ]),
    ...rest.map(written),
    ...(report.score.length > 0 ? [part('Score of the drill', [list(report.score)])] : []),
    part('Figures', [list(tellFigures(report.figures))]),
    part('Sitreps', [list(report.sitreps.map((one) => sitrepLine(one, at)))]),
    part('Command', [list(report.commanders.map((one) => commandLine(one, at)))]),
    part('Evidence', [list(report.evidence.map((one) => evidenceLine(one, at)))]),
    part('Follow-ups', [list(report.followUps.map(followUpLine))]),
    part('Who was told what, and when', [
      list(report.told.map(({ what, whom, at: when }) => `${at(when)} · ${what}: ${asOneLine(whom)}`)),
    ]),
  ].join('\n\n')}\n`;
}

function heading(report: ReportFacts, at: (moment: Date) => string): string[] {
  const { highestSeverity, times, declaredAt, resolvedAt, owner } = report;
  return [
    `Severity at its worst: ${highestSeverity ?? 'unknown'}`,
    `Began ${at(times.startedAt)}, discovered ${at(times.discoveredAt)}, declared ${at(declaredAt)}, contained ${at(times.containedAt)}, resolved ${at(resolvedAt)}`,
    ...(owner ? [`Report by ${asOneLine(owner)}`] : []),
  ];
}

const part = (name: string, lines: readonly string[]): string => [`## ${name}`, ...lines].join('\n\n');

const list = (lines: readonly string[]): string =>
  lines.length > 0 ? lines.map((line) => `- ${line}`).join('\n') : 'None.';

const by = (name: string): string => (name ? `${asOneLine(name)}: ` : '');

function sitrepLine(sitrep: ReportFacts['sitreps'][number], at: (moment: Date) => string): string {
  const { number, kind, dueAt, author, situation } = sitrep;
  const due = dueAt ? `, due ${at(dueAt)}` : '';
  return `${number} (${kind}), ${at(sitrep.at)}${due}, by ${asOneLine(author)}: ${asOneLine(situation)}`;
}

function commandLine(change: ReportFacts['commanders'][number], at: (moment: Date) => string): string {
  const from = change.from ? `, from ${asOneLine(change.from)}` : '';
  return `${at(change.at)} · ${change.to ? asOneLine(change.to) : 'nobody'}${from}`;
}

function evidenceLine(entry: EntryLine, at: (moment: Date) => string): string {
  const { text, system, state, link, sha256, settledBy, settledAt, reason } = entry;
  const title = evidenceTitle({ text, detail: system ? { system } : null });
  return [
    `${asOneLine(title)}: ${state}`,
    ...(settledBy && settledAt ? [`${asOneLine(settledBy)}, ${at(settledAt)}`] : []),
    ...(link ? [asOneLine(link)] : []),
    ...(sha256 ? [`SHA-256 \`${sha256}\``] : []),
    ...(reason ? [asOneLine(reason)] : []),
  ].join(' · ');
}

const followUpLine = ({ text, owner, isDone }: ReportFacts['followUps'][number]): string =>
  `${isDone ? '\\[x\\]' : '\\[ \\]'} ${asOneLine(text)} · ${owner ? asOneLine(owner) : 'nobody yet'}`;
