import { Refusal } from '../refusal.ts';
import { incidentName, type Named } from './name.ts';

/** What people write of an incident when it is over; the rest of its report comes from the record (INC-14). */
export const REPORT_SECTIONS = ['summary', 'impact', 'causes', 'discovery', 'wentWell', 'wentBadly'] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];
export type ReportWords = Readonly<Record<ReportSection, string>>;

export const SECTION_NAMES: Readonly<Record<ReportSection, string>> = {
  summary: 'Summary',
  impact: 'Impact',
  causes: 'Cause analysis',
  discovery: 'Discovery',
  wentWell: 'What went well',
  wentBadly: 'What went badly',
};

/** When it began, was seen and was contained, as whoever writes the report puts it right. */
export interface ReportTimes {
  readonly startedAt: Date;
  readonly discoveredAt: Date;
  readonly containedAt: Date;
}

const toMinute = (at: Date): number => Math.floor(at.getTime() / 60_000);

/** Never before the start, and none after the end (INC-14). Pickers know no seconds. */
export function refuseUnlessInOrder(
  { startedAt, discoveredAt, containedAt }: ReportTimes,
  { declaredAt, resolvedAt }: { readonly declaredAt: Date; readonly resolvedAt: Date },
): void {
  const start = toMinute(startedAt);
  refuseIf(
    start > toMinute(declaredAt),
    'startedAt',
    'It was declared before that: choose when it showed first.',
  );
  refuseIf(toMinute(discoveredAt) < start, 'discoveredAt', 'That is before it began. Choose a later moment.');
  refuseIf(
    toMinute(discoveredAt) > toMinute(declaredAt),
    'discoveredAt',
    'It was declared before that: choose when somebody first saw it.',
  );
  refuseIf(toMinute(containedAt) < start, 'containedAt', 'That is before it began. Choose a later moment.');
  refuseIf(
    toMinute(containedAt) > toMinute(resolvedAt),
    'containedAt',
    'It was resolved before that. Choose an earlier moment.',
  );
}

function refuseIf(isWrong: boolean, field: keyof ReportTimes, why: string): void {
  if (isWrong) throw new Refusal('report.times', why, field);
}

/** retrospective → closed: all sections are written, and somebody has each follow-up; what is missing, at once. */
export function refuseUnlessReported(
  incident: Named,
  words: ReportWords,
  ownerless: readonly string[],
): void {
  const empty = REPORT_SECTIONS.filter((section) => !words[section].trim());
  const missing = [
    ...(empty.length > 0
      ? [`Still to be written: ${empty.map((section) => SECTION_NAMES[section]).join(', ')}.`]
      : []),
    ...(ownerless.length > 0
      ? [`Follow-ups that nobody has yet: ${ownerless.map((text) => `“${text}”`).join(', ')}.`]
      : []),
  ];
  if (missing.length === 0) return;
  throw new Refusal(
    'guard.unreported',
    [
      `Nothing changed: ${incidentName(incident)} cannot be closed yet.`,
      ...missing,
      '*Write the report* has a field for each.',
    ].join(' '),
  );
}
