import { localMoment } from '../time/local-moment.ts';
import { headName } from './name.ts';
import type { ReportFacts } from './report-facts.ts';

type Pictured = Pick<
  ReportFacts,
  'series' | 'number' | 'codename' | 'state' | 'severity' | 'times' | 'declaredAt' | 'resolvedAt' | 'sitreps'
>;

/** A Mermaid chart, which GitHub and most editors draw: how long each part took, and when sitreps went out (INC-14). */
export function timelinePicture(report: Pictured, zone: string): string {
  const { times, declaredAt, resolvedAt } = report;
  const from = times.startedAt;
  const isLong = resolvedAt.getTime() - from.getTime() > DAY_MS;
  const at = (moment: Date): string => localMoment(moment, zone);
  const bars = [
    ['Not noticed', 'done', from, times.discoveredAt],
    ['Noticed, not declared', 'done', times.discoveredAt, declaredAt],
    ['Not contained', 'crit', declaredAt, times.containedAt],
    ['Contained, watched', 'active', times.containedAt, resolvedAt],
  ] as const;
  return [
    '```mermaid',
    'gantt',
    // Nothing that anybody typed: its signs would be read as the chart's own.
    `  title ${headName(report)}, ${zone}`,
    '  dateFormat YYYY-MM-DD HH:mm:ss',
    `  axisFormat ${isLong ? '%d %b %H:%M' : '%H:%M'}`,
    '  section Course',
    ...bars
      .filter(([, , begin, end]) => end > begin)
      .map(([name, kind, begin, end]) => `  ${name} :${kind}, ${at(begin)}, ${at(end)}`),
    `  Resolved :milestone, ${at(resolvedAt)}, 0m`,
    ...(report.sitreps.length > 0 ? ['  section Sitreps'] : []),
    ...report.sitreps.map(({ number, at: sent }) => `  ${number} :milestone, ${at(sent)}, 0m`),
    '```',
  ].join('\n');
}

const DAY_MS = 24 * 60 * 60_000;
