import { internalWords, type Words } from './message/words.ts';
import type { Setup } from './setup.ts';

/** The desk's sentences about itself, for admins. */

export const triageMadeWords = (channelId: string): Words =>
  internalWords(
    `The desk is open. Staff work in <#${channelId}>: whoever is in it is an agent, so invite them. ` +
      'Next, choose the channels where people ask for help: `/desk setup`.',
  );

/** What is still to be set before the desk is whole; empty when nothing is. */
export function setupTodo(setup: Setup, agentCount: number): string[] {
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
  if (!setup.triageDutyIds?.length && !setup.tier2Ids?.length) {
    todo.push('Name the people on triage duty: they are called when something is critical.');
  }
  return todo;
}
