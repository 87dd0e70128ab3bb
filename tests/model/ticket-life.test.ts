import { it } from 'vitest';
import { runLives } from './run-lives.ts';

/** The long campaign leads longer ones, and twenty times as many. */
const LIVES = 1000;

it(
  'UPD-1 CNV-3 RES-1 RES-2 RES-3 RES-5 1,000 lives of a ticket go as the model says, and each change is told once',
  () => runLives(LIVES, 16),
  300_000,
);
