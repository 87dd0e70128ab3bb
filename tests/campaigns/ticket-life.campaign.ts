import { it } from 'vitest';
import { runLives } from '../model/run-lives.ts';

/** A desk of its own for each of them, so that no table grows out of all measure. */
const DESKS = 20;
const LIVES = 1000;

it('UPD-1 CNV-3 RES-1 RES-2 RES-3 RES-5 20,000 longer lives of a ticket go as the model says', async () => {
  for (let desk = 1; desk <= DESKS; desk++) {
    await runLives(LIVES, 25);
    process.stdout.write(`${desk * LIVES} lives, no divergence.\n`);
  }
});
