import type { OutboxRow } from '../../db/outbox.ts';
import type { Outcome, PersonFacts } from '../../domain/outcome.ts';
import type { Effect } from '../../domain/parcel.ts';
import { UnknownPerson } from '../../domain/people/actor.ts';
import { knowPeople } from '../desk/know-people.ts';
import type { Desk } from '../desk.ts';
import type { Carrier } from './deliver-outbox.ts';

/** More than any channel has people the desk has never seen. */
const MOST_LOOK_UPS = 500;

/**
 * An answer may name people the desk does not know, as after down-time: each is looked up, and the answer is
 * tried again. While Slack will not tell, the question itself waits, and is asked anew.
 */
export async function finishKnowing(
  desk: Desk,
  carry: Carrier,
  row: OutboxRow,
  effect: Effect,
  outcome: Outcome,
  settled: (outcome: Outcome) => Promise<void>,
): Promise<void> {
  for (let lookUps = 0; ; lookUps++) {
    try {
      return await settled(outcome);
    } catch (error) {
      if (!(error instanceof UnknownPerson) || lookUps === MOST_LOOK_UPS) throw error;
      const found = await carry({ kind: 'person.read', personId: error.personId }, effect);
      const isLater = found.is === 'wait' || found.is === 'unclear';
      if (isLater) return settled(found);
      const people = found.is === 'answered' && found.answer.of === 'people' ? found.answer.people : [];
      const isFound = people.some(({ personId }) => personId === error.personId);
      await knowPeople(desk, row.workspaceId, isFound ? people : [nobody(error.personId)]);
    }
  }
}

/** Slack names them and does not know them: somebody who was removed. Nothing is done for them. */
const nobody = (personId: string): PersonFacts => ({
  personId,
  name: 'Somebody',
  timeZone: 'Etc/UTC',
  isAdmin: false,
  isGuest: false,
  isStranger: false,
  isBot: false,
  isDeactivated: true,
  mailDomain: null,
  statusEmoji: null,
  statusUntil: null,
});
