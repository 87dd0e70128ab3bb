import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { type Life, type LifeCommand, openLives } from './life.ts';
import { newModel } from './model.ts';
import { proveTold } from './prove-told.ts';

const COMMANDS = new URL('./commands/', import.meta.url);

/** Every file in commands/ says what may happen to a ticket; a new one needs no line anywhere else. */
async function listCommands(): Promise<fc.Arbitrary<LifeCommand>[]> {
  const files = readdirSync(COMMANDS).sort();
  const modules = await Promise.all(files.map((file) => import(new URL(file, COMMANDS).href)));
  return modules.flatMap((module: { commands: fc.Arbitrary<LifeCommand>[] }) => module.commands);
}

/**
 * Leads so many random lives of a ticket, each of at most so many steps, beside the model, and proves of each that
 * its requester was told what changed, once.
 */
export async function runLives(numRuns: number, maxCommands: number): Promise<void> {
  const open = await openLives();
  const commands = fc.commands(await listCommands(), { maxCommands, size: '+1' });
  await fc.assert(
    fc.asyncProperty(commands, async (steps) => {
      const real: Life = await open();
      const model = newModel();
      await fc.asyncModelRun(() => ({ model, real }), steps);
      await proveTold(model, real);
    }),
    { numRuns, endOnFailure: false },
  );
}
