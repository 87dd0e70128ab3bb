import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { type JournalLine, listUnfiled } from '../../domain/incident/journal.ts';

/** Kept free on the disk from the start, so that a full one still has room for some twenty declarations. */
const RESERVED = 64 * 1024;
const BLANK = 0x0a;

/** What is kept of an outage beside a database that fails. Written through to the disk; lines are only ever added. */
export interface JournalFile {
  readonly lines: () => readonly JournalLine[];
  /** Throws where not even this can be written; it is then kept in memory alone. */
  append(line: JournalLine): void;
  close(): void;
}

/** Where there is no file: what is declared is told to Slack, and nobody is told that it is kept. */
function memoryJournal(): JournalFile {
  const lines: JournalLine[] = [];
  return {
    lines: () => lines,
    append(line) {
      lines.push(line);
      throw new Error('There is no journal to write to.');
    },
    close: () => undefined,
  };
}

/** `onTrouble`: there can be no file, and what is declared meanwhile is kept in memory alone. */
export function openJournal(path: string, onTrouble: (error: unknown) => void): JournalFile {
  try {
    return journalAt(path);
  } catch (error) {
    onTrouble(error);
    return memoryJournal();
  }
}

function journalAt(path: string): JournalFile {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, openFlags(path), 0o600);
  const size = fstatSync(file).size;
  const text = readAll(file, size);
  let end = Buffer.byteLength(text.trimEnd());
  let lines = text.split('\n').flatMap(readLine);
  if (listUnfiled(lines).length === 0) beginAnew();
  else blank(file, end, size);
  let isOpen = true;
  /** All of it is in the database: the next outage has all the room again. */
  function beginAnew(): void {
    lines = [];
    blank(file, 0, Math.max(size, end));
    end = 0;
  }
  return {
    lines: () => lines,
    append(line) {
      lines.push(line);
      const bytes = Buffer.from(`\n${JSON.stringify(line)}`);
      writeSync(file, bytes, 0, bytes.length, end);
      fsyncSync(file);
      end += bytes.length;
      if (line.is === 'done' && listUnfiled(lines).length === 0) beginAnew();
    },
    close() {
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

/** It is read, and written at places of its own. */
const openFlags = (path: string): string => {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  return 'r+';
};

function readAll(file: number, size: number): string {
  const bytes = Buffer.alloc(size);
  readSync(file, bytes, 0, size, 0);
  return bytes.toString('utf8');
}

/** A line that was cut off by the end of the process is none. */
function readLine(line: string): JournalLine[] {
  try {
    const read: unknown = JSON.parse(line);
    return typeof read === 'object' && read !== null && 'is' in read ? [read as JournalLine] : [];
  } catch {
    return [];
  }
}

/** Written over and never cut: what is given back to a full disk may be gone. */
function blank(file: number, from: number, to: number): void {
  const bytes = Buffer.alloc(Math.max(RESERVED, to) - from, BLANK);
  writeSync(file, bytes, 0, bytes.length, from);
  fsyncSync(file);
}
