#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { runDoctor } from './doctor.ts';
import { verifyIncidents } from './incident.ts';
import { declareAtMachine, logAtMachine, sitrepAtMachine } from './incident-act.ts';
import { listAtMachine } from './incident-list.ts';
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

const AS = [
  '--as <person>',
  'in whose name: somebody the desk knows; otherwise whoever is at the machine',
] as const;

incident
  .command('declare')
  .argument('<title>', 'what is wrong, in a few words')
  .option('--severity <severity>', 'high, medium, low or unknown')
  .option('--private', 'only those who are called hear of it')
  .option('--drill', 'practice: marked everywhere, and in no figure')
  .option(...AS)
  .description('declare one while Slack is away; says whom to telephone')
  .action(async (title: string, options: Parameters<typeof declareAtMachine>[2] & { as?: string }) => {
    process.exitCode = await declareAtMachine({ env: process.env, print, as: options.as }, title, options);
  });

incident
  .command('log')
  .argument('<incident>', 'such as 12, drill-3 or room-juniper')
  .argument('<words>', 'what happened or was done')
  .option('--change', 'a system was changed')
  .option('--no-change', 'no system was changed')
  .option('--because <why>', 'why the change did not wait for the evidence')
  .option(...AS)
  .description('put something on its record, with the time it is now')
  .action(
    async (name: string, words: string, options: Parameters<typeof logAtMachine>[3] & { as?: string }) => {
      process.exitCode = await logAtMachine(
        { env: process.env, print, as: options.as },
        name,
        words,
        options,
      );
    },
  );

incident
  .command('sitrep')
  .argument('<incident>', 'such as 12')
  .argument('[situation]', 'what is known, and who is hit')
  .option('--actions <words>', 'done since the last one, and under way')
  .option('--needs <words>', 'decisions, people, access')
  .option('--workaround <words>', 'what people can do meanwhile')
  .option('--nothing-changed', 'a numbered one that says so')
  .option(...AS)
  .description('write a sitrep; what is left out is as in the last one')
  .action(
    async (
      name: string,
      words: string | undefined,
      options: Parameters<typeof sitrepAtMachine>[3] & { as?: string },
    ) => {
      process.exitCode = await sitrepAtMachine(
        { env: process.env, print, as: options.as },
        name,
        words,
        options,
      );
    },
  );

incident
  .command('list')
  .option('--drills', 'drills instead')
  .description('those that go on')
  .action(async (options: { drills?: boolean }) => {
    process.exitCode = await listAtMachine({ env: process.env, print }, options);
  });

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A start that failed halfway may have left things open, so the process is ended. */
program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${tellFailure(error, process.env)}\n`, () => process.exit(1));
});
