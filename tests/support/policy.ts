import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { testFolder } from './engines.ts';

/** A file with the default policy in which these parts are otherwise. */
export function policyWith(parts: Readonly<Record<string, unknown>>): string {
  const preset = parse(readFileSync('src/policy/presets/default.yml', 'utf8')) as object;
  const file = join(testFolder(), 'desk.yml');
  writeFileSync(file, stringify({ ...preset, ...parts }));
  return file;
}
