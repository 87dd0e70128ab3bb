import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import type { JournalLine } from '../../src/domain/incident/journal.ts';
import { openJournal } from '../../src/integrations/journal/file.ts';
import { declarationOf } from '../support/declaration.ts';
import { testFolder } from '../support/engines.ts';

const FILE = join(import.meta.dirname, '../../src/integrations/journal/file.ts');
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const RESERVED = 64 * 1024;

const newPath = () => join(testFolder(), 'desk.journal');

function open(path: string) {
  const journal = openJournal(path, (error) => {
    throw error;
  });
  onTestFinished(() => journal.close());
  return journal;
}

const declared = (key: string): JournalLine => ({
  is: 'declared',
  key,
  atMs: 0,
  personId: 'U0TOMAS',
  door: 'form',
  declaration: declarationOf('saving fails 🗺️'),
});

/** As on a full disk: no file of this process grows past so many bytes. */
function withRoomFor(bytes: number, work: () => void): void {
  const limit = (most: number | string) =>
    execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${most}:`]);
  limit(bytes);
  try {
    work();
  } finally {
    limit('unlimited');
  }
}

it.runIf(process.platform === 'linux')(
  'INC-15 a full disk: whatever was taken is whole, what was not is written when there is room, and all of it ends',
  () => {
    const path = newPath();
    const journal = open(path);
    const taken: string[] = [];
    let refused = '';
    withRoomFor(RESERVED, () => {
      for (let n = 0; refused === ''; n++) {
        try {
          journal.append(declared(`form:${n}`));
          taken.push(`form:${n}`);
        } catch {
          refused = `form:${n}`;
        }
      }
    });
    const onDisk = () =>
      open(path)
        .lines()
        .map(({ key }) => key);
    expect(taken.length).toBeGreaterThan(20);
    expect(onDisk()).toEqual(taken);
    expect(journal.lines().at(-1)?.key).toBe(refused);

    journal.append({ is: 'told', key: refused });
    expect(onDisk()).toEqual([...taken, refused, refused]);
    for (const key of [...taken, refused]) journal.append({ is: 'done', key });
    expect([journal.lines(), onDisk()]).toEqual([[], []]);
  },
);

it('INC-15 the desk and the command line write at once, and nothing of either is lost', async () => {
  const path = newPath();
  const journal = open(path);
  journal.append(declared('form:1'));
  const other = spawn(process.execPath, [
    ...['--import', TSX, '--input-type=module', '--eval'],
    `import { openJournal } from ${JSON.stringify(pathToFileURL(FILE).href)};
     const journal = openJournal(${JSON.stringify(path)}, (error) => { throw error; });
     for (let n = 0; n < 100; n++) journal.append({ is: 'told', key: 'other' });`,
  ]);
  onTestFinished(() => void other.kill());
  const ended = new Promise((resolve) => other.once('close', resolve));
  let own = 0;
  while (other.exitCode === null) {
    journal.append({ is: 'told', key: 'own' });
    own++;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(await ended).toBe(0);
  const keys = journal.lines().map(({ key }) => key);
  const count = (key: string) => keys.filter((one) => one === key).length;
  expect({ other: count('other'), own: count('own') }).toEqual({ other: 100, own });
}, 30_000);
