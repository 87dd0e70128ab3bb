import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Result } from './result.ts';
import { type Spread, spreadOf } from './stats.ts';

const PACKAGES = ['@slack/bolt', 'better-sqlite3', 'drizzle-orm', 'zod'];

/** On what it was measured, since only ratios travel from machine to machine. */
export function head(folder: string): string {
  const [cpu] = cpus();
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${memory}`;
  return [
    `Machine   ${machine}, ${process.platform} ${process.arch}`,
    `Disk      ${syncMs(folder)} ms to make one write durable, as every group of tickets waits for`,
    `Node      ${process.version}`,
    `Versions  ${PACKAGES.map((name) => `${name} ${versionOf(name)}`).join(', ')}`,
  ].join('\n');
}

function syncMs(folder: string): string {
  const file = openSync(join(folder, 'sync'), 'w');
  const times = Array.from({ length: 100 }, (_, page) => {
    writeSync(file, Buffer.alloc(4096), 0, 4096, page * 4096);
    const since = performance.now();
    fdatasyncSync(file);
    return performance.now() - since;
  });
  closeSync(file);
  return spreadOf(times).median.toFixed(2);
}

function versionOf(name: string): string {
  const path = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
  return version;
}

export function table(results: readonly Result[]): string {
  const rows = results.map((one) => [
    one.id,
    one.what,
    shown(one.product, one.unit),
    shown(one.baseline, one.unit),
    `${one.ratio.toFixed(2)}x [${one.ratios.min.toFixed(2)}–${one.ratios.max.toFixed(2)}]`,
    `${one.goal}x`,
    one.pass ? 'pass' : 'SHORT',
  ]);
  const titles = ['', 'scenario', 'Firstline', 'against', 'ratio, middle of rounds', 'goal', ''];
  const widths = titles.map((_, i) => Math.max(...[titles, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  const notes = new Set(
    results.map((one) => `${one.id} is held against ${one.against}; ${one.rounds} rounds.`),
  );
  return [line(titles), ...rows.map(line), '', ...notes].join('\n');
}

function shown({ median, min, max }: Spread, unit: string): string {
  const digits = median < 10 ? 3 : median < 100 ? 1 : 0;
  const [middle, low, high] = [median, min, max].map((value) => value.toFixed(digits));
  return `${middle} ${unit} [${low}–${high}]`;
}
