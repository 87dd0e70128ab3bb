import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type YAMLParseError,
} from 'yaml';
import type { z } from 'zod';
import { suggest } from './nearest.ts';
import { type Policy, PolicyRefused } from './policy.ts';
import { policySchema } from './schema.ts';

/** Beside this file in the source and, copied by the build, in what is shipped. */
const PRESETS = fileURLToPath(new URL('./presets/', import.meta.url));

/** `where` is a file, or the name of a preset. Refuses a wrong policy with all its mistakes (`PolicyRefused`). */
export function loadPolicy(where: string): Policy {
  return readPolicy(policyText(where), where);
}

/** As it is written. Refuses a place where there is none. */
export const policyText = (where: string): string => readFileSync(fileOf(where), 'utf8');

/** The text of a policy; `name` begins each line of what is wrong with it. */
export function readPolicy(source: string, name: string): Policy {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const [problem] = document.errors;
  if (problem) {
    const { line } = lines.linePos(problem.pos[0]);
    throw new PolicyRefused([`${name}:${line}: this is not YAML: ${problem.message}${remedyFor(problem)}`]);
  }
  const written: unknown = document.toJS();
  const parsed = policySchema.safeParse(written);
  if (parsed.success) return { ...parsed.data, digest: digestOf(written) };
  const found = parsed.error.issues.flatMap(mistakes).map(({ path, message }) => {
    const at = offsetOf(document, path);
    const line = at === undefined ? '' : `:${lines.linePos(at).line}`;
    return `${name}${line}: ${[path.join('.'), message].filter((part) => part !== '').join(' ')}`;
  });
  throw new PolicyRefused(found);
}

/** YAML keeps @ for itself, and handles begin with one. */
const remedyFor = ({ code, message }: YAMLParseError): string =>
  code === 'BAD_SCALAR_START' && message.includes('@')
    ? '; put what begins with @ in quotes, such as "@members"'
    : '';

/** Of what deadlines depend on, as it is written; comments and the order of keys are part of none of it. */
function digestOf(written: unknown): string {
  const { calendars, clocks, groups } = written as Record<string, unknown>;
  const text = JSON.stringify([calendars, clocks, groups], (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(text).digest('hex');
}

interface Mistake {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Keys that nobody knows come as one issue; each is a mistake of its own. */
function mistakes(issue: z.core.$ZodIssue): Mistake[] {
  const { path, message } = issue;
  if (issue.code !== 'unrecognized_keys') return [{ path, message }];
  const messages = message.split('\n');
  return issue.keys.map((key, i) => ({ path: [...path, key], message: messages[i] ?? message }));
}

/** Where a path stands in the file: its key or item, or the nearest there is above it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    if (isSeq(parent)) {
      const item = parent.items[Number(path[length - 1])];
      if (isNode(item) && item.range) return item.range[0];
    }
    if (!isMap(parent)) continue;
    const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === path[length - 1]);
    if (isScalar(pair?.key)) return pair.key.range?.[0];
  }
  return undefined;
}

function fileOf(where: string): string {
  const presets = readdirSync(PRESETS).map((file) => file.replace(/\.yml$/, ''));
  if (presets.includes(where)) return `${PRESETS}${where}.yml`;
  if (statSync(where, { throwIfNoEntry: false })?.isFile()) return where;
  throw new PolicyRefused([
    `The policy ${where} (POLICY) is neither a file nor the name of a preset; ${suggest(where, presets)}`,
  ]);
}
