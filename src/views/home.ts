import type { HomeView, KnownBlock } from '@slack/types';
import type { HomeFacts, TicketLine } from '../domain/parcel.ts';
import { button, context, plain, section } from './blocks.ts';
import { ownLine, queueLine } from './ticket/lines.ts';

export const HOME_NEW_TICKET = 'home.new-ticket';
export const HOME_SETUP = 'home.setup';

/** One person's App Home: what they asked, what they work on, and for admins what is still to be set. */
export function homeView(home: HomeFacts): HomeView {
  return {
    type: 'home',
    blocks: [...admin(home.todo), ...agent(home.agent), ...own(home.own)],
  };
}

function own(lines: readonly TicketLine[]): KnownBlock[] {
  const nothing = 'No open tickets. *New ticket* or `/ticket` files one.';
  return [
    { type: 'header', text: plain('My tickets') },
    ...(lines.length > 0 ? lines.map(ownLine) : [section(nothing)]),
    {
      type: 'actions',
      block_id: 'own',
      elements: [{ ...button('New ticket', HOME_NEW_TICKET, 'new', 'ask the desk'), style: 'primary' }],
    },
  ];
}

function agent(facts: HomeFacts['agent']): KnownBlock[] {
  if (!facts) return [];
  return [
    { type: 'header', text: plain(`My queue (${facts.mineCount})`) },
    ...queue(facts.mine, facts.mineCount, 'You have no open tickets. *Take it* on a card gives you one.'),
    { type: 'header', text: plain(`Unassigned (${facts.unassignedCount})`) },
    ...queue(facts.unassigned, facts.unassignedCount, 'Nobody waits for an owner.'),
  ];
}

function queue(lines: readonly TicketLine[], count: number, empty: string): KnownBlock[] {
  if (lines.length === 0) return [section(empty)];
  const rest = count - lines.length;
  return [...lines.map(queueLine), ...(rest > 0 ? [context(`${rest} more: \`/ticket list\``)] : [])];
}

function admin(todo: HomeFacts['todo']): KnownBlock[] {
  if (!todo) return [];
  return [
    { type: 'header', text: plain('The desk') },
    ...(todo.length > 0
      ? [section(`*Still to be set*\n${todo.map((line) => `• ${line}`).join('\n')}`)]
      : [section('Everything is set.')]),
    { type: 'actions', block_id: 'desk', elements: [button('Set up', HOME_SETUP, 'setup', 'the desk')] },
  ];
}
