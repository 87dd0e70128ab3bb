/** A search for messages without a ticket, and what is done with what it found (IN-5). */
export const IMPORT_STATES = ['reading', 'read', 'importing', 'imported', 'stopped'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** `known`: it was a ticket by then. `gone`: Slack has it no more. */
export const FOUND_STATES = ['found', 'wanted', 'imported', 'known', 'gone'] as const;
export type FoundState = (typeof FOUND_STATES)[number];

/** What was read and is not offered. */
export interface LeftOut {
  readonly smallTalk: number;
  readonly byBots: number;
  readonly known: number;
}

export const NOTHING_LEFT_OUT: LeftOut = { smallTalk: 0, byBots: 0, known: 0 };

/** More in one reading is no list that anybody goes through. */
export const MOST_READ = 2000;

/** As many cards as a busy quarter of an hour brings; more at once would bury what stands in the channel (N-2). */
export const CARDS_AT_ONCE = 5;

/** A search for the one thread whose link somebody gave. */
export const isOneThread = ({ fromTs, untilTs }: { fromTs: string; untilTs: string }): boolean =>
  fromTs === untilTs;
