import { goOn } from './go-on.ts';
import type { Ground } from './ground.ts';
import { refuseOther, type Us, wholly } from './who-we-are.ts';

/** Connections to Slack that take longer are made while the desk works. */
const OPENING_MS = 5_000;

/** What is left to do, with the database and with Slack: done now, or as soon as they are there. */
export async function becomeWhole(ground: Ground, us: Us): Promise<readonly Promise<void>[]> {
  const { parts, late, desk, inForce, log, state, entrance, app } = ground;
  const goingOn = parts.onDatabase(async () => {
    await parts.opening.done;
    await goOn(desk, await wholly(late, us, parts), inForce, log);
    state.isWhole = true;
  });
  if (late.isOpen()) await goingOn.begun;
  const entering = parts.meeting.done.then(async (met) => {
    refuseOther(met, us);
    await entrance.open(app);
  });
  entering.catch(() => undefined);
  if (parts.met()) await Promise.race([entering, pause(OPENING_MS)]);
  return [goingOn.done, entering];
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
