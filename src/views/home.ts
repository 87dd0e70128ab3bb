import type { HomeView, KnownBlock } from '@slack/types';
import { type HomeFacts, type HomeLoad, type HomeQueue, MOST_COUNTED } from '../domain/home-facts.ts';
import { listSome } from '../domain/message/list-some.ts';
import { escapeText } from '../domain/message/slack-text.ts';
import { roleName, tellHolders } from '../domain/people/role-words.ts';
import { button, context, plain, section } from './blocks.ts';
import { decisionQueue } from './escalation/queue.ts';
import { ownIncidentLines } from './incident/own.ts';
import { nobody, radarLines } from './radar.ts';
import { ownLine, queueLine, staffLine } from './ticket/lines.ts';

export const HOME_NEW_TICKET = 'home.new-ticket';
export const HOME_SETUP = 'home.setup';
/** Messages of a channel that became no ticket. */
export const HOME_UNFILED = 'home.unfiled';
export const HOME_ONCALL = 'home.oncall';
/** All of a list; the value is what `/ticket list` takes. */
export const HOME_LIST = 'home.list';

/** One person's App Home: what they work on, what they asked, and for those who lead the desk how it stands. */
export function homeView(facts: HomeFacts): HomeView {
  const { incidents, desk, decisions, agent, loads, troubles, own } = facts;
  return {
    type: 'home',
    blocks: [
      ...ownIncidentLines(incidents),
      ...admin(desk),
      ...onCall(facts),
      ...decisionQueue(decisions),
      ...work(agent),
      ...lead(loads),
      ...notGiven(troubles),
      ...asked(own),
    ],
  };
}

function notGiven(troubles: HomeFacts['troubles']): KnownBlock[] {
  if (!troubles || troubles.length === 0) return [];
  return [section(`*Groups*\n${troubles.map((line) => `• ${line}`).join('\n')}`)];
}

/** For those in the rota their duty; for those who lead what is wanting. */
function onCall({ duty, oncallTroubles }: HomeFacts): KnownBlock[] {
  const lines = (oncallTroubles ?? []).map((line) => `•  ${line}`);
  const said = [
    ...(duty ? [duty] : []),
    ...(lines.length > 0 ? [`⚠️ *To put right*\n${listSome(lines, '\n')}`] : []),
  ];
  if (said.length === 0) return [];
  const open = button('On call', HOME_ONCALL, 'oncall', 'who is on triage duty');
  return [
    { type: 'header', text: plain('On call') },
    section(said.join('\n')),
    { type: 'actions', block_id: 'oncall', elements: [open] },
  ];
}

function asked(own: HomeQueue): KnownBlock[] {
  const newTicket = {
    ...button('New ticket', HOME_NEW_TICKET, 'new', 'ask the desk'),
    style: 'primary' as const,
  };
  return [
    ...part('My tickets', own, 'own', ownLine, 'No open tickets. *New ticket* or `/ticket` files one.'),
    { type: 'actions', block_id: 'new', elements: [newTicket] },
  ];
}

function work(agent: HomeFacts['agent']): KnownBlock[] {
  if (!agent) return [];
  const { mine, unassigned, due, waiting, silent } = agent;
  const nothing = {
    mine: 'You have no open tickets. *Take it* on a card gives you one.',
    unassigned: 'Nobody waits for an owner.',
    due: 'Nothing is due: no clock runs on an open ticket.',
    waiting: 'No ticket waits for its requester.',
  };
  return [
    ...(agent.away ? [section(agent.away)] : []),
    ...part(counted('My queue', mine), mine, 'mine', queueLine, nothing.mine),
    ...part(counted('Unassigned', unassigned), unassigned, 'unassigned', queueLine, nothing.unassigned),
    ...part('Due next', due, 'due', staffLine, nothing.due),
    ...part(counted('Waiting on requester', waiting), waiting, 'waiting', staffLine, nothing.waiting),
    {
      type: 'actions',
      block_id: 'unfiled',
      elements: [button('Messages without a ticket', HOME_UNFILED, 'unfiled', 'find and import them')],
    },
    { type: 'header', text: plain(`Heard nothing (${silent.count}${silent.isMore ? '+' : ''})`) },
    ...(silent.count > 0 ? radarLines(silent) : [section(nobody(silent))]),
  ];
}

const counted = (title: string, queue: HomeQueue): string => `${title} (${count(queue)})`;

const count = (queue: HomeQueue): string =>
  queue.count < MOST_COUNTED ? String(queue.count) : `${MOST_COUNTED - 1}+`;

function part(
  title: string,
  queue: HomeQueue,
  list: string,
  line: typeof ownLine,
  nothing: string,
): KnownBlock[] {
  const rest = queue.count > queue.lines.length;
  const all = button(`Show all ${count(queue)}`, HOME_LIST, list, title);
  return [
    { type: 'header', text: plain(title) },
    ...(queue.lines.length > 0 ? queue.lines.map(line) : [section(nothing)]),
    ...(rest ? [{ type: 'actions' as const, block_id: `all-${list}`, elements: [all] }] : []),
  ];
}

const MOST_PEOPLE = 30;

function lead(loads: HomeFacts['loads']): KnownBlock[] {
  if (!loads) return [];
  const late = loads.reduce((sum, load) => sum + load.late, 0);
  const summary = late > 0 ? `⚠️ ${late} past due.` : 'Nothing is past due.';
  const rest = loads.length - MOST_PEOPLE;
  return [
    { type: 'header', text: plain('Load') },
    section(loads.length > 0 ? loads.slice(0, MOST_PEOPLE).map(loadLine).join('\n') : 'No open tickets.'),
    context(rest > 0 ? `${summary} ${rest} more people have less.` : summary),
  ];
}

function loadLine({ name, open, late }: HomeLoad): string {
  const who = name === null ? 'Nobody yet' : escapeText(name);
  return `*${who}*  ${open} open${late > 0 ? `, ⚠️ ${late} past due` : ''}`;
}

function admin(desk: HomeFacts['desk']): KnownBlock[] {
  if (!desk) return [];
  const { roles, todo } = desk;
  const held = roles.map((one) => `*${roleName(one.role)}*  ${tellHolders(one) ?? 'nobody'}`);
  return [
    { type: 'header', text: plain('The desk') },
    ...(todo.length > 0
      ? [section(`*Still to be set*\n${todo.map((line) => `• ${line}`).join('\n')}`)]
      : [section('Everything is set.')]),
    context(held.join('\n')),
    { type: 'actions', block_id: 'desk', elements: [button('Set up', HOME_SETUP, 'setup', 'the desk')] },
  ];
}
