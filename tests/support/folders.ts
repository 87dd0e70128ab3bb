import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Containers often have one of 64 MB, which many tests at once would fill. */
const ROOM_BYTES = 512 * 1024 * 1024;
const FOLDERS = hasRoom('/dev/shm') ? '/dev/shm' : tmpdir();

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > ROOM_BYTES;
}

/** In memory, where the machine has a place for that: no commit waits for a disk. Whoever makes it removes it. */
export const newFolder = (name: string): string => mkdtempSync(join(FOLDERS, `${name}-`));
