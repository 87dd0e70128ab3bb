import fc from 'fast-check';
import { it } from 'vitest';
import { MAYA, openIncidentLives, proveRecord, TOMAS, take } from './incident/life.ts';
import { steps } from './incident/steps.ts';

const LIVES = 1000;

it('INC-4 1,000 lives of an incident go as the model says: guards name what is missing, illegal moves are refused, the record verifies', async () => {
  const open = await openIncidentLives();
  // Declared by somebody of the desk, who leads it then, or by somebody it serves.
  const lives = fc.tuple(fc.constantFrom(TOMAS, MAYA), fc.array(steps, { maxLength: 14, size: 'max' }));
  await fc.assert(
    fc.asyncProperty(lives, async ([declarer, taken]) => {
      const { life, model } = await open(declarer);
      for (const step of taken) await take(step, model, life);
      await proveRecord(model, life);
    }),
    { numRuns: LIVES, endOnFailure: false },
  );
}, 300_000);
