import type { Db } from '../../db/handles.ts';
import { findImport } from '../../db/imports.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Parcel } from '../../domain/parcel.ts';
import { importFacts } from '../import/import-facts.ts';

export type ImportDelivery = Extract<Delivery, { kind: 'import.search' | 'import.read' | 'import.draw' }>;

/** Undefined of an import that has been tidied away. */
export async function loadImport(db: Db, delivery: ImportDelivery): Promise<Parcel | undefined> {
  const row = await findImport(db, delivery.importId);
  if (!row) return undefined;
  const { channelId, personId, isPrivateChannel, fromTs: oldest, untilTs, readBackTo } = row;
  switch (delivery.kind) {
    case 'import.draw':
      return { kind: 'import.draw', form: await importFacts(db, row) };
    case 'import.read':
      return { kind: 'import.read', channelId, personId, isPrivateChannel, ts: delivery.ts };
    case 'import.search': {
      const latest = readBackTo ?? untilTs;
      return { kind: 'import.search', channelId, personId, oldest, latest, isInclusive: !readBackTo };
    }
  }
}
