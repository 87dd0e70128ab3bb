import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** A small file that is there whole or not at all: what must be known while the database cannot be asked. */
export interface KnownFile<T> {
  read(): T | null;
  /** Writes nothing where it is the same. */
  write(known: T): void;
}

export function knownFile<T extends object>(path: string, onTrouble: (error: unknown) => void): KnownFile<T> {
  let last: string | undefined;
  return {
    read() {
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as T;
      } catch {
        // The first start, or nothing of use: what is known comes from the database.
        return null;
      }
    },
    write(known) {
      const text = JSON.stringify(known);
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
