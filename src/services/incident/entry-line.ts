import type { Entry } from '../../db/incident-entries.ts';
import type { EntryLine } from '../../domain/incident/facts.ts';

/** One entry as lists show it; `name`: who is called what. */
export function entryLine(entry: Entry, name: (personId: string | null) => string | null): EntryLine {
  const { id, kind, state, text, ownerId, detail } = entry;
  return {
    id,
    kind,
    state,
    text,
    owner: name(ownerId),
    system: detail?.system ?? null,
    link: detail?.link ?? null,
    sha256: detail?.sha256 ?? null,
    settledBy: name(detail?.settledById ?? null),
    settledAt: detail?.settledAtMs ? new Date(detail.settledAtMs) : null,
    reason: detail?.reason ?? null,
  };
}
