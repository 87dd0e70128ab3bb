import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './built.ts';
import { measureFormToDisk } from './form-to-disk.ts';
import { measureHotStatements } from './hot-statements.ts';
import { measureDeclaring } from './incident.ts';
import { measureLooking } from './looking.ts';
import { type Options, readOptions } from './options.ts';
import type { Result } from './result.ts';
import { head, table } from './table.ts';

type Measure = (folder: string, options: Options) => Promise<Result[]>;

const MEASURES: readonly { ids: readonly string[]; measure: Measure }[] = [
  { ids: ['B1', 'B3'], measure: measureFormToDisk },
  { ids: ['B6', 'B7'], measure: measureLooking },
  { ids: ['I1'], measure: measureDeclaring },
  { ids: ['B11'], measure: measureHotStatements },
];

/** Measures and prints; a goal that is missed is a line in the table, and no failure. */
async function main(options: Options): Promise<void> {
  const say = options.json ? console.error : console.log;
  say(await inFolder(async (folder) => head(folder)));
  build();
  const results: Result[] = [];
  for (const { ids, measure } of MEASURES) {
    const isWanted = options.only.length === 0 || ids.some((id) => options.only.includes(id));
    if (isWanted) results.push(...(await inFolder((folder) => measure(folder, options))));
  }
  say(`\n${table(results)}`);
  if (options.json) console.log(JSON.stringify(results, null, 2));
}

/** Beside where the desk keeps its own database by default: a folder in memory would make durability free. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const data = fileURLToPath(new URL('../data/', import.meta.url));
  mkdirSync(data, { recursive: true });
  const folder = mkdtempSync(join(data, 'bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(readOptions(process.argv.slice(2)));
