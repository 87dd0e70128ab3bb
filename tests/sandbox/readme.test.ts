import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { METHODS } from '../../sandbox/server/api/methods.ts';

it('the table of methods in the sandbox’s README is the table the server answers from', () => {
  const readme = readFileSync('sandbox/README.md', 'utf8');
  const table = readme.split('### Web API methods')[1]?.split('###')[0] ?? '';
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  expect(named.sort()).toEqual(Object.keys(METHODS).sort());
});
