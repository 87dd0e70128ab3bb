import type { PersonFacts } from '../outcome.ts';
import type { Actor } from './actor.ts';

const PREFIX = 'os:';

/** Whoever works at the machine the desk runs on, by their name there; Slack knows no such person. */
export function machinePerson(user: string): PersonFacts {
  return {
    personId: `${PREFIX}${user}`,
    name: atMachineName(user),
    timeZone: 'UTC',
    isAdmin: false,
    isGuest: false,
    isStranger: false,
    isBot: true,
    isDeactivated: false,
    mailDomain: null,
    statusEmoji: null,
    statusUntil: null,
  };
}

export const atMachineName = (user: string): string => `${user} (command line)`;

/** Nothing can be sent to them, and no room can have them. */
export const isOfMachine = (personId: string): boolean => personId.startsWith(PREFIX);

/** Whoever has the machine has the database: the command line may what its few verbs do (INC-15, PPL-4). */
export const isAtMachine = ({ door }: Partial<Pick<Actor, 'door'>>): boolean => door === 'command line';
