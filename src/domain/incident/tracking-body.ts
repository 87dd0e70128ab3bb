import { markerOf } from '../escalation/issue-body.ts';
import { sentence } from '../message/sentence.ts';
import type { Property } from './assessment.ts';
import { headName, incidentName, type Named } from './name.ts';
import type { Pen } from './outside.ts';
import type { Severity } from './severity.ts';

/** What the tracking record of an incident says (INC-2); times are milliseconds since 1970 UTC. */
export interface RecordFacts {
  readonly of: Named;
  /** Without the names of those who asked. */
  readonly title: string;
  readonly severity: Severity | null;
  readonly hits: readonly Property[];
  readonly commander: string | null;
  readonly communications: string | null;
  readonly declaredAtMs: number;
  readonly containedAtMs: number | null;
  readonly resolvedAtMs: number | null;
  readonly tickets: number;
  readonly requesters: number;
  /** What it became part of, and the record of that where there is one (INC-4). */
  readonly partOf: { readonly name: string; readonly url: string | null } | null;
  /** To the headline, which only people of the workspace can open. */
  readonly link: string | null;
}

export const recordTitle = ({ of, title }: Pick<RecordFacts, 'of' | 'title'>): string =>
  `${headName(of)}: ${title}`;

export function recordBody(facts: RecordFacts, pen: Pen, key: string): string {
  const { of, severity, hits, commander, communications, tickets, requesters, link, partOf } = facts;
  const at = (ms: number) => pen.at(new Date(ms));
  const { declaredAtMs, containedAtMs, resolvedAtMs } = facts;
  const rows = [
    `Status: ${sentence(of.state)}`,
    ...(partOf ? [`Part of: ${partOf.url ? `[${partOf.name}](${partOf.url})` : partOf.name}`] : []),
    `Severity: ${severity ?? 'unknown'}`,
    ...(hits.length > 0 ? [`Hits: ${hits.join(', ')}`] : []),
    `Commander: ${commander ? pen.name(commander) : 'nobody yet'}`,
    ...(communications ? [`Communications: ${pen.name(communications)}`] : []),
    `Declared: ${at(declaredAtMs)}`,
    ...(containedAtMs === null ? [] : [`Contained: ${at(containedAtMs)}`]),
    ...(resolvedAtMs === null ? [] : [`Resolved: ${at(resolvedAtMs)}`]),
    ...(tickets > 0 ? [`Tickets: ${tickets}, requesters: ${requesters}`] : []),
  ];
  return [
    rows.map((row) => `- ${row}`).join('\n'),
    `This is the record of ${incidentName(of)}: each sitrep is a comment below, and so is the report. People talk in Slack, and what is written here is not read there.`,
    ...(link ? [`[The headline in Slack](${link})`] : []),
    `${markerOf(key)}\n`,
  ].join('\n\n');
}
