import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Containers often have one of 64 MB, which a few databases would fill. */
const ROOM_BYTES = 512 * 1024 * 1024;
const FOLDERS = hasRoom('/dev/shm') ? '/dev/shm' : tmpdir();

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > ROOM_BYTES;
}

/** For what nobody keeps: in memory, where the machine has a place for that, and no commit waits for a disk. */
export const memoryFolder = (name: string): string => mkdtempSync(join(FOLDERS, `${name}-`));
