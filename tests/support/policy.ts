import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { testFolder } from './engines.ts';

/** Written once for each process of tests: that takes longer than many of them. */
const texts = new Map<string, string>();

/** A file with the default policy in which these parts are otherwise. */
export function policyWith(parts: Readonly<Record<string, unknown>>): string {
  const key = JSON.stringify(parts);
  const text = texts.get(key) ?? textWith(parts);
  texts.set(key, text);
  const file = join(testFolder(), 'desk.yml');
  writeFileSync(file, text);
  return file;
}

function textWith(parts: Readonly<Record<string, unknown>>): string {
  const preset = parse(readFileSync('src/policy/presets/default.yml', 'utf8')) as object;
  return stringify({ ...preset, ...parts });
}
