/// <reference types="node" />
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface PageFile {
  readonly type: string;
  readonly body: Uint8Array;
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f3a5f"/><path d="M6 11h20v3a2 2 0 0 0 0 4v3H6v-3a2 2 0 0 0 0-4z" fill="#fff"/></svg>';

/** Bundles the page in memory. The keys are the paths to serve; `/` is the page itself. */
export async function buildPage(): Promise<ReadonlyMap<string, PageFile>> {
  const { outputFiles } = await build({
    absWorkingDir: FOLDER,
    entryPoints: { page: 'main.tsx', style: 'style.css' },
    outdir: '/',
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const built = (end: string): Uint8Array => {
    const file = outputFiles.find((one) => one.path.endsWith(end));
    if (!file) throw new Error(`The bundle of the page lacks ${end}`);
    return file.contents;
  };
  return new Map<string, PageFile>([
    ['/', { type: 'text/html; charset=utf-8', body: await readFile(`${FOLDER}index.html`) }],
    ['/page.js', { type: 'text/javascript; charset=utf-8', body: built('page.js') }],
    ['/page.css', { type: 'text/css; charset=utf-8', body: built('style.css') }],
    ['/page.svg', { type: 'image/svg+xml', body: new TextEncoder().encode(ICON) }],
  ]);
}
