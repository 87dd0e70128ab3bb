#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { runDoctor } from './doctor.ts';
import { verifyIncidents } from './incident.ts';
import { listLetters, retryLetter } from './outbox.ts';
import { checkPolicy } from './policy.ts';
import { simulatePolicy } from './policy-simulate.ts';
import { runStart, tellFailure } from './start.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

const program = new Command('firstline').description('The help desk and incident desk that lives in Slack.');

program
  .command('start')
  .description('run the desk; SIGTERM ends it in good order')
  .action(() => runStart(process.env));

program
  .command('doctor')
  .description('look at tokens, scopes, channels and database, and say what to do')
  .action(async () => {
    process.exitCode = await runDoctor(process.env, print);
  });

const outbox = program.command('outbox').description('what could not be sent, or could not be worked on');
outbox
  .command('list', { isDefault: true })
  .description('the dead letters, by id')
  .action(() => listLetters(process.env, print));
outbox
  .command('retry')
  .argument('<id>', 'such as out-12 or in-3, or all')
  .description('send it again')
  .action(async (id: string) => {
    process.exitCode = await retryLetter(process.env, id, print);
  });

const policy = program.command('policy').description('the rules the desk works by');
policy
  .command('check')
  .argument('[file]', 'a file or a preset; without one, what POLICY names')
  .description('print every mistake, or what the policy says')
  .action((file?: string) => {
    process.exitCode = checkPolicy(process.env, file, new Date(), print);
  });

policy
  .command('simulate')
  .argument('<file>', 'a file or a preset')
  .option('--days <n>', 'tickets filed in so many days', '30')
  .description('what the last tickets’ deadlines would have been by another policy; changes nothing')
  .action(async (file: string, { days }: { days: string }) => {
    process.exitCode = await simulatePolicy(process.env, file, days, new Date(), print);
  });

const incident = program.command('incident').description('incidents, from the command line');
incident
  .command('verify')
  .argument('[number]', 'such as 12; without one, all of them')
  .description('whether the record is as it was written, row by row')
  .action(async (number?: string) => {
    process.exitCode = await verifyIncidents(process.env, number, print);
  });

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A start that failed halfway may have left things open, so the process is ended. */
program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${tellFailure(error, process.env)}\n`, () => process.exit(1));
});
