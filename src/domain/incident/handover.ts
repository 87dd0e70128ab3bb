import { dateToken } from '../message/dates.ts';
import { escapeText } from '../message/slack-text.ts';

/** What whoever takes over reads first (INC-8). */
export interface Brief {
  readonly situation: string;
  /** What is waited for, and from whom. */
  readonly decisions: string;
  readonly tasks: string;
}

/** An offer of command that nobody has taken yet: nothing has changed. */
export interface Handover {
  readonly byId: string;
  readonly offeredAtMs: number;
  readonly brief: Brief;
  /** For whoever is free; else for those who were asked. */
  readonly isForAnybody: boolean;
  /** In the order in which they were asked. */
  readonly askedIds: readonly string[];
  /** The last of them has not answered yet, and is waited for. */
  readonly isWaiting: boolean;
}

/** As the card shows it. */
export interface HandoverFacts {
  readonly by: string;
  /** null: whoever is free. */
  readonly asked: string | null;
  readonly at: Date;
}

/** “Ruth asked Sam to take over …”, for the card: nothing has changed yet. */
export const tellHandover = ({ by, asked, at }: HandoverFacts): string =>
  `${escapeText(by)} asked ${asked ? escapeText(asked) : 'whoever is free'} to take over ${dateToken(at)}. ${escapeText(by)} is in command until somebody does.`;

/** Whether somebody's *Take command* completes it. */
export const isOfferedTo = ({ isForAnybody, askedIds }: Handover, personId: string): boolean =>
  isForAnybody || askedIds.includes(personId);

/** The parts of a brief that say something, for one pair of eyes. */
export const tellBrief = ({ situation, decisions, tasks }: Brief): string =>
  [
    `Situation: ${situation}`,
    ...(decisions ? [`Open decisions: ${decisions}`] : []),
    ...(tasks ? [`Tasks: ${tasks}`] : []),
  ].join('\n');
