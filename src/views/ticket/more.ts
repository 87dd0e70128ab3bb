import type { Button, ModalView, SectionBlock } from '@slack/types';
import { shorten } from '../../domain/message/slack-text.ts';
import type { MoreAct } from '../../domain/ticket/more.ts';
import { UNDOABLE_WORDS, type Undoable } from '../../domain/ticket/undo.ts';
import { button, plain, section } from '../blocks.ts';

export const TICKET_MORE = 'ticket.more';
/** Of each line; its value is `act:number`. */
export const TICKET_MORE_ACT = 'ticket.more-act';

interface MoreFacts {
  readonly number: number;
  readonly requester: string;
  readonly acts: readonly MoreAct[];
  readonly undoable: Undoable | null;
}

const WORDS: Readonly<Record<MoreAct, readonly [label: string, does: string]>> = {
  show: ['Open', 'Read what was asked, what was said, and where it stands.'],
  assign: ['Assign…', 'Give it to another agent or group.'],
  labels: ['Labels…', 'Put labels on it, or take them off.'],
  snooze: ['Snooze…', 'Put it aside until a moment you choose, or until the requester writes.'],
  unsnooze: ['Unsnooze', 'Wake it now.'],
  withdraw: ['Not a request', 'It was filed by mistake: take it out, and say so where it was asked.'],
  company: ['Duplicates and links…', 'See tickets like it; merge it into another one, or link the two.'],
  call: ['Offer a call', 'Send the requester the link to a call, where they can share their screen.'],
  engineer: ['Engineer…', 'See which engineer has it, and ask another.'],
  undo: ['Undo', ''],
  history: ['History', 'See who did what, and when.'],
  why: ['Why these deadlines?', 'See how each deadline comes about: running, paused, outside hours.'],
  incident: ['Declare incident…', 'Call people at any hour; this ticket becomes part of the incident.'],
  sensitive: ['Mark sensitive…', 'Take its words out of this channel and of search, for good.'],
};

/** *More* on a card: what its reader can do now, a line each. */
export function moreModal(more: MoreFacts): ModalView {
  return {
    type: 'modal',
    title: plain(`More for ticket ${more.number}`),
    close: plain('Close'),
    blocks: more.acts.map((act) => line(act, more)),
  };
}

function line(act: MoreAct, more: MoreFacts): SectionBlock {
  const [label, does] = WORDS[act];
  const said = act === 'undo' ? undoWords(more.undoable) : does;
  const accessory = button(label, TICKET_MORE_ACT, `${act}:${more.number}`, `ticket ${more.number}`);
  return { ...section(said), accessory: act === 'call' ? asksFirst(accessory, more.requester) : accessory };
}

const undoWords = (act: Undoable | null): string =>
  `Take back ${act ? UNDOABLE_WORDS[act] : 'what you did last'}, within 10 minutes.`;

/** It writes to the requester. */
const asksFirst = (accessory: Button, requester: string): Button => ({
  ...accessory,
  confirm: {
    title: plain('Offer a call'),
    text: plain(`${shorten(requester, 100)} gets the link at once, under your name.`),
    confirm: plain('Offer a call'),
    deny: plain('Not now'),
  },
});
