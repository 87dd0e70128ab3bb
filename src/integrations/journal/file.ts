import {
  appendFileSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { isAllFiled, type JournalLine } from '../../domain/incident/journal.ts';
import { type KnownFile, knownFile } from './known.ts';
import { inTurn } from './turn.ts';

/** Kept free on the disk from the start, so that a full one still has room for some twenty declarations. */
const RESERVED = 64 * 1024;
const BLANK = 0x0a;

/** What is kept of an outage beside a database that fails. Written through to the disk; lines are only ever added. */
export interface JournalFile extends KeptLines {
  /** What the database does not take, beside the journal for whoever looks after the machine. */
  setAside(line: JournalLine, why: string): void;
  readonly known: KnownFile['read'];
  readonly remember: KnownFile['write'];
}

interface KeptLines {
  readonly lines: () => readonly JournalLine[];
  /** Throws where not even this can be written; it is then kept in memory, and written with the next that can be. */
  append(line: JournalLine): void;
  close(): void;
}

/** `onTrouble`: there can be no file, and what is declared meanwhile is kept in memory alone. */
export function openJournal(path: string, onTrouble: (error: unknown) => void): JournalFile {
  const known = knownFile(`${path}.known`, onTrouble);
  return {
    ...linesAt(path, onTrouble),
    setAside(line, why) {
      try {
        appendFileSync(`${path}.refused`, `${JSON.stringify({ why, ...line })}\n`, { mode: 0o600 });
      } catch (error) {
        onTrouble(error);
      }
    },
    known: known.read,
    remember: known.write,
  };
}

function linesAt(path: string, onTrouble: (error: unknown) => void): KeptLines {
  try {
    return fileLines(path);
  } catch (error) {
    onTrouble(error);
    return memoryLines();
  }
}

/** Where there is no file: what is declared is told to Slack, and nobody is told that it is kept. */
function memoryLines(): KeptLines {
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

/** Read anew each time: another process may have written to it. */
function fileLines(path: string): KeptLines {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  const unwritten: JournalLine[] = [];
  inTurn(path, () => {
    const text = readAll(file);
    blank(file, isAllFiled(linesOf(text)) ? 0 : endOf(text));
  });
  let isOpen = true;
  return {
    lines: () => [...linesOf(readAll(file)), ...unwritten],
    append(line) {
      unwritten.push(line);
      inTurn(path, () => {
        for (let next = unwritten[0]; next; next = unwritten[0]) {
          writeLine(file, next);
          unwritten.shift();
        }
      });
    },
    close() {
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

function writeLine(file: number, line: JournalLine): void {
  const text = readAll(file);
  writeAt(file, Buffer.from(`\n${JSON.stringify(line)}`), endOf(text));
  // All of it is in the database: the next outage has all the room again.
  if (line.is === 'done' && isAllFiled([...linesOf(text), line])) blank(file, 0);
}

function readAll(file: number): string {
  const bytes = Buffer.alloc(fstatSync(file).size);
  readSync(file, bytes, 0, bytes.length, 0);
  return bytes.toString('utf8');
}

const endOf = (text: string): number => Buffer.byteLength(text.trimEnd());

const linesOf = (text: string): JournalLine[] => text.trimEnd().split('\n').flatMap(readLine);

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
const blank = (file: number, from: number): void =>
  writeAt(file, Buffer.alloc(Math.max(RESERVED, fstatSync(file).size) - from, BLANK), from);

/** A disk that is nearly full takes a part, and refuses only the rest. */
function writeAt(file: number, bytes: Buffer, at: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(file, bytes, done, bytes.length - done, at + done);
  }
  fsyncSync(file);
}
