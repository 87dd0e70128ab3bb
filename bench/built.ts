import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is measured is what is shipped: the compiled product. What the compiler says goes to standard error. */
export function build(): void {
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
}

/** A module of the compiled product by its path in src/, with the types of its source. */
export async function built<M>(path: string): Promise<M> {
  const file = new URL(`../dist/${path.replace(/\.ts$/, '.js')}`, import.meta.url);
  return (await import(file.href)) as M;
}
