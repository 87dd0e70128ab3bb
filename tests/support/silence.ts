import type { Message } from '../../sandbox/server/protocol.ts';
import { getTicketByNumber, type Ticket } from '../../src/db/tickets.ts';
import { MINUTE_MS } from './clock.ts';
import { press } from './look.ts';
import { openStage, type Stage, type StageOptions, saidIn, topModal } from './stage.ts';

/** A question that nobody answers, from both sides. */
export interface Silence {
  readonly stage: Stage;
  readonly root: Message;
  /** What the requester reads in their thread. */
  readonly thread: () => Promise<readonly Message[]>;
  readonly ticket: () => Promise<Ticket>;
}

export const QUESTION = 'Which browser do you use?';

/** Tue 3 March 2026, 10:00 in New York: Maya has asked, and Tomas asks her back. */
export async function askedMaya(options: StageOptions = {}): Promise<Silence> {
  const stage = await openStage(options);
  const root = await stage.as('maya').post('#heron-help', 'Event pages lose their map.');
  await stage.settle();
  stage.clock.set('2026-03-03T15:00:00Z');
  await ask(stage, 'tomas', QUESTION);
  return {
    stage,
    root,
    thread: () => stage.as('maya').thread('#heron-help', root.ts),
    ticket: () => getTicketByNumber(stage.running.desk.db, stage.running.workspaceId, 1),
  };
}

/** *Reply*, with the tick that it asks something. */
export async function ask(stage: Stage, who: string, text: string, number = 1): Promise<void> {
  await press(stage, who, number, 'ticket.reply');
  const form = await topModal(stage.as(who));
  await stage.as(who).fill(form.id, {
    text: { value: { value: text } },
    asks: { value: { selected_options: [{ value: 'yes' }] } },
  });
  await stage.as(who).submit(form.id);
  await stage.settle();
}

/** To a moment, with a beat of the tick on every hour of the way that is in sight of it. */
export async function until(stage: Stage, moment: string): Promise<void> {
  const ms = Date.parse(moment) - stage.clock.now().getTime();
  await stage.pass(ms);
}

/** Hour by hour, as time passes for a desk that is up. */
export async function live(stage: Stage, moment: string, stepMs = 60 * MINUTE_MS): Promise<void> {
  const end = Date.parse(moment);
  while (stage.clock.now().getTime() < end) {
    await stage.pass(Math.min(stepMs, end - stage.clock.now().getTime()));
  }
}

export const followUpsIn = (thread: readonly Message[]): Message[] =>
  thread.filter((message) => saidIn(message).includes('asked you something'));

export const noticesIn = (thread: readonly Message[]): Message[] =>
  thread.filter((message) => saidIn(message).includes('No answer since'));
