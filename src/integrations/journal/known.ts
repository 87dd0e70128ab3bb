import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { RUNGS } from '../../domain/incident/ladder.ts';

/** What must be known while the database cannot be asked: whom to call, and where to write. */
const known = z.object({
  workspaceId: z.string(),
  botUserId: z.string(),
  incidentsChannelId: z.string().nullable(),
  calledIds: z.array(z.string()),
  codenames: z.array(z.string().nullable()),
  telephone: z.array(z.object({ rung: z.enum(RUNGS), name: z.string(), phone: z.string().nullable() })),
});

type Known = z.infer<typeof known>;

/** A small file that is there whole or not at all. */
export interface KnownFile {
  read(): Known | null;
  /** Writes nothing where it is the same. */
  write(now: Known): void;
}

export function knownFile(path: string, onTrouble: (error: unknown) => void): KnownFile {
  let last: string | undefined;
  return {
    read() {
      try {
        return known.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        // The first start, or nothing of use: what is known comes from the database.
        return null;
      }
    },
    write(now) {
      const text = JSON.stringify(now);
      if (text === last) return;
      try {
        writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true });
        renameSync(`${path}.new`, path);
        last = text;
      } catch (error) {
        onTrouble(error);
      }
    },
  };
}
