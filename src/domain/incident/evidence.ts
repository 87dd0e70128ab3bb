import type { EntryDetail, EntryState } from './entry.ts';

/** To be secured of each affected system before anything is changed (INC-6). */
export const EVIDENCE_ITEMS = ['Database dump', 'Disk snapshot', 'Screen capture'] as const;

/** 64 hex digits, whatever their case and the spaces around them; undefined: it is no SHA-256. */
export function readSha256(typed: string): string | undefined {
  const digits = typed.trim().toLowerCase();
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined;
}

export interface EvidenceEntry {
  readonly text: string;
  readonly state: EntryState;
  readonly detail: EntryDetail | null;
}

/** What it is of which system, as lists show it. */
export const evidenceTitle = ({ text, detail }: Pick<EvidenceEntry, 'text' | 'detail'>): string =>
  detail?.system ? `${text}, ${detail.system}` : text;
