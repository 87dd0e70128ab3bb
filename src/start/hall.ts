import type { Hall } from '../commands/asked.ts';
import { listen } from '../commands/dispatch.ts';
import { doors } from '../commands/index.ts';
import { takeInEvents } from '../commands/intake.ts';
import { countInFlight, type InFlight } from '../integrations/slack/in-flight.ts';
import { OutboxPump } from '../jobs/outbox-pump.ts';
import { type Beat, replayUnfinished } from '../jobs/tick.ts';
import { makeEmergency } from '../services/incident/emergency.ts';
import type { Journal } from '../services/incident/journal.ts';
import { makeCarrier } from './carrier.ts';
import type { Ground } from './ground.ts';
import type { Us } from './who-we-are.ts';

/** What listens and sends, once it is known which workspace this is. */
export interface Work {
  readonly beat: Beat;
  readonly inFlight: InFlight;
  readonly pump: OutboxPump;
  readonly stopWaking: () => void;
  /** Looks after everything, and works on what an earlier process, or an outage, has left. */
  catchUp(): void;
  /** Resolves when nobody who was heard waits for an answer. */
  atRest(): Promise<unknown>;
  /** The same, and nothing that is due waits to be sent. */
  settled(): Promise<void>;
}

export function openHall(ground: Ground, us: Us, journal: Journal): Work {
  const { config, desk, log, onTrouble, app, entrance, parts, state } = ground;
  const isMet = () => parts.met() !== undefined;
  const carry = makeCarrier(config, desk, us.id, isMet, log);
  const hear = (error: unknown) => onTrouble('declaring without a database', error);
  const emergency = makeEmergency(desk, us, journal, carry, hear);
  const hall: Hall = { desk, emergency, workspaceId: us.id, botUserId: us.botUserId, log };
  const replay = takeInEvents(app, hall, doors);
  listen(app, hall, doors);
  const inFlight = countInFlight(app);
  const pump = new OutboxPump(desk, carry, (error) => onTrouble('outbox', error));

  const lookAfter = () => {
    entrance.supervise();
    if (state.isWhole) pump.wake();
    emergency.lookAfter();
  };
  const awaits = () => ({ database: !state.isWhole, slack: !isMet() });
  const beat: Beat = { desk, replay, onTrouble, lookAfter, awaits };
  let leftOver: Promise<void> = Promise.resolve();
  const atRest = () => Promise.all([leftOver, inFlight.settled(), emergency.settled()]);
  return {
    ...{ beat, inFlight, pump, atRest },
    stopWaking: desk.db.onCommit(() => pump.wake()),
    catchUp() {
      lookAfter();
      leftOver = leftOver
        .then(() => replayUnfinished(beat))
        .catch((error: unknown) => onTrouble('inbox', error));
    },
    async settled() {
      await atRest();
      await pump.idle();
    },
  };
}
