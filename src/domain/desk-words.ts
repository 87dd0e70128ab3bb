import { dateToken } from './message/dates.ts';
import { escapeText } from './message/slack-text.ts';
import { internalWords, type Words } from './message/words.ts';
import { groupIdsFor, namedFor } from './people/holders.ts';
import type { Role } from './people/roles.ts';
import type { Setup } from './setup.ts';

/** The desk's sentences about itself, for admins. */

export const triageMadeWords = (channelId: string): Words =>
  internalWords(
    `The desk is open. Staff work in <#${channelId}>: whoever is in it is an agent, so invite them. ` +
      'Next, choose the channels where people ask for help: `/desk setup`.',
  );

/** As many as a person mends at a sitting. */
const MISTAKES_SHOWN = 10;

/** The policy's file is wrong, and the desk goes on by the one before it. */
export function policyRefusedWords(mistakes: readonly string[], keptAt: Date): Words {
  const shown = mistakes.slice(0, MISTAKES_SHOWN).map((line) => `•  ${escapeText(line)}`);
  const more = mistakes.length - shown.length;
  const lines = [
    `⚠️ The policy file is wrong, so the desk goes on by the policy of ${dateToken(keptAt)}.`,
    ...shown,
    ...(more > 0 ? [`•  and ${more} more: \`firstline policy check\` names them`] : []),
    'Mend the file and start the desk again.',
  ];
  return internalWords(lines.join('\n'));
}

/** What is still to be set before the desk is whole; empty when nothing is. */
export function setupTodo(setup: Setup, agentCount: number, hasRota: boolean): string[] {
  const todo: string[] = [];
  if (!setup.triageChannelId) {
    todo.push('There is no triage channel yet. The desk is making #desk-triage; if it cannot, choose one.');
  }
  if (setup.triageChannelId && agentCount <= 1) {
    todo.push('Invite the people who answer to the triage channel: its members are the agents.');
  }
  if (!setup.requestChannelIds?.length) {
    todo.push('Choose the channels where every new message is a request. `/ticket` works without them.');
  }
  if (!hasRota && !isGiven(setup, 'triage duty') && !isGiven(setup, 'tier 2')) {
    todo.push(
      'Name the people on triage duty, or make a rota with `/desk oncall`: they are called when something is critical.',
    );
  }
  return todo;
}

const isGiven = (setup: Setup, role: Role): boolean =>
  namedFor(setup, role).length + groupIdsFor(setup, role).length > 0;
