import { type ImportState, type LeftOut, NOTHING_LEFT_OUT } from './states.ts';

/** An import as its form shows it. */
export interface ImportFacts {
  readonly key: string;
  readonly state: ImportState;
  /** A sentence, where it was stopped. */
  readonly problem: string | null;
  readonly channelId: string;
  readonly isPrivateChannel: boolean;
  readonly from: Date;
  readonly until: Date;
  readonly isOneThread: boolean;
  readonly readBackTo: Date | null;
  /** There was more than is read at once; what is older was not read. */
  readonly isCutShort: boolean;
  readonly leftOut: LeftOut;
  readonly found: FoundPage;
  readonly result: ImportResult;
}

export interface FoundPage {
  readonly messages: readonly FoundMessage[];
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly count: number;
  readonly chosen: number;
}

export interface FoundMessage {
  readonly ts: string;
  readonly at: Date;
  readonly author: string;
  /** A guest, or of another company: the ticket is in the name of whoever imports it. */
  readonly isOutside: boolean;
  readonly text: string;
  readonly replies: number;
  readonly link: string;
  readonly isChosen: boolean;
}

export interface ImportResult {
  /** Still to be done. */
  readonly waiting: number;
  /** The new tickets by number, in order. */
  readonly numbers: readonly number[];
  readonly known: number;
  readonly gone: number;
  readonly hasCards: boolean;
}

/** One that has just been asked for: nothing was read yet. */
export function begun(
  key: string,
  channelId: string,
  { from, until }: { readonly from: Date; readonly until: Date },
): ImportFacts {
  return {
    key,
    state: 'reading',
    problem: null,
    channelId,
    isPrivateChannel: false,
    from,
    until,
    isOneThread: from.getTime() === until.getTime(),
    readBackTo: null,
    isCutShort: false,
    leftOut: NOTHING_LEFT_OUT,
    found: { messages: [], page: 0, pages: 1, count: 0, chosen: 0 },
    result: { waiting: 0, numbers: [], known: 0, gone: 0, hasCards: false },
  };
}
