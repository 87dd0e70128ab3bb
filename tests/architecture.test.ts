import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from 'vitest';

/** Who may import whom: the map. A layer sees itself and the layers named here, nothing else. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: [],
  db: ['domain'],
  policy: ['domain'],
  services: ['db', 'domain', 'policy'],
  views: ['domain', 'db'],
  integrations: ['views', 'domain', 'db', 'config.ts', 'log.ts'],
  jobs: ['services'],
  commands: ['services', 'views', 'db', 'domain'],
  web: ['services', 'views', 'db', 'domain'],
  cli: ['app.ts', 'config.ts', 'log.ts', 'services', 'db', 'domain', 'policy'],
  start: [
    'commands',
    'config.ts',
    'db',
    'domain',
    'integrations',
    'jobs',
    'log.ts',
    'policy',
    'services',
    'web',
  ],
  'app.ts': ['config.ts', 'integrations', 'jobs', 'log.ts', 'services', 'start', 'web'],
  'config.ts': [],
  'log.ts': ['config.ts'],
};
/** Layers that reach another only for its row types. */
const TYPES_ONLY: Record<string, readonly string[]> = {
  views: ['db'],
  integrations: ['db'],
  services: ['policy'],
};
const PURE = ['domain', 'views'];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const source = readFileSync(`src/${path}`, 'utf8');
    const imports = [...source.matchAll(/^(?<kind>import type|import|export)[^;]*?from '(?<from>[^']+)'/gms)];
    const dynamic = [...source.matchAll(/import\('(?<from>[^']+)'\)/g)];
    return {
      path,
      layer: layerAt(path),
      source,
      imports: [...imports, ...dynamic].map(({ groups }) => ({
        from: groups?.from ?? '',
        isType: groups?.kind === 'import type',
      })),
    };
  });

function layerAt(path: string): string {
  return path.split('/')[0] ?? '';
}

const layerOf = (path: string, from: string) => layerAt(posix.join(posix.dirname(path), from));

it('knows every layer there is', () => {
  expect([...new Set(files.map((file) => file.layer))].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
});

it.each(files)('$path imports only the layers below it', ({ path, layer, imports }) => {
  const inside = imports.filter(({ from }) => from.startsWith('.'));
  const layers = inside.map(({ from }) => layerOf(path, from));
  expect([layer, ...(MAY_IMPORT[layer] ?? [])]).toEqual(expect.arrayContaining(layers));
  const values = inside.filter(({ isType }) => !isType).map(({ from }) => layerOf(path, from));
  for (const typesOnly of TYPES_ONLY[layer] ?? []) expect(values).not.toContain(typesOnly);
});

it.each(files.filter((file) => file.layer === 'services'))('$path touches nothing outside', ({ imports }) => {
  const outside = imports.map(({ from }) => from).filter((from) => !from.startsWith('.'));
  expect(outside.filter((from) => from !== 'node:crypto')).toEqual([]);
});

it.each(files.filter((file) => file.layer === 'domain'))('$path is pure', ({ path, imports }) => {
  const outside = imports.map(({ from }) => from).filter((from) => !from.startsWith('.'));
  expect(outside.filter((from) => !(from === 'luxon' && path.startsWith('domain/time/')))).toEqual([]);
});

/** A drizzle query runs when it is awaited, and one that nobody awaits says nothing. Biome does not see these. */
it.each(files)('$path awaits its queries', ({ source }) => {
  expect(source).not.toMatch(/^\s*(?:tx|db)(?:\.(?:insert|update|delete|select)\b|$)/m);
});

it.each(files.filter((file) => file.layer === 'db'))('$path speaks to both engines', ({ path, source }) => {
  if (/^db\/(?:engines|schema)\/|^db\/(?:sql|open|handles|statement)\.ts$/.test(path)) return;
  expect(source).not.toMatch(/\bsql\b[^.]|ilike|-core|better-sqlite3|node-postgres|\bengines\//);
});

it.each(files.filter((file) => PURE.includes(file.layer)))('$path reads no clock', ({ source }) => {
  expect(source).not.toMatch(/Date\.now\(|new Date\(\)/);
});
