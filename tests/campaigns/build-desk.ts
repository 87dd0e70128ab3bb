import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the built desk. */
    desk: string;
  }
}

/** The desk as it is shipped, in a folder of its own: whoever works on the sources meanwhile changes nothing in it. */
export function setup(project: TestProject): () => void {
  const folder = join(process.cwd(), 'node_modules', '.cache', `firstline-campaign-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  for (const part of ['package.json', 'manifest.yml', 'drizzle']) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', join(folder, 'dist')], {
    stdio: 'inherit',
  });
  const presets = join('policy', 'presets');
  cpSync(join('src', presets), join(folder, 'dist', presets), { recursive: true });
  project.provide('desk', folder);
  return () => rmSync(folder, { recursive: true });
}
