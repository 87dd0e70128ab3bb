import type { ImportFacts } from '../../domain/import/facts.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { SlackParcel } from '../../domain/parcel.ts';
import { importModal } from '../../views/import/import.ts';
import { ensure, type SlackCalls, SlackTrouble } from './calls.ts';
import { type Page, readRoots, readThread } from './reading.ts';

type ImportParcel = Extract<SlackParcel, { kind: 'import.search' | 'import.read' | 'import.draw' }>;

export function carryImport(calls: SlackCalls, parcel: ImportParcel): Promise<Outcome> {
  switch (parcel.kind) {
    case 'import.search':
      return searchHistory(calls, parcel);
    case 'import.read':
      return readForImport(calls, parcel);
    case 'import.draw':
      return draw(calls, parcel.form);
  }
}

/** Whoever asked may have closed it, or look at something else. */
async function draw(calls: SlackCalls, form: ImportFacts): Promise<Outcome> {
  const view = importModal(form);
  await ensure(calls, 'views.update', { external_id: view.external_id, view }, ['not_found']);
  return { is: 'done' };
}

const unreadable = (why: string): Outcome => ({ is: 'answered', answer: { of: 'unreadable', why } });

/** Of a private channel these say the same as to anybody who is not in it. */
const HIDDEN = ['channel_not_found', 'method_not_supported_for_channel_type', 'missing_scope'];
const GONE = ['thread_not_found', 'message_not_found'];
const PAGE = 200;

/** A page of a channel's history for somebody, the newest first, and only where they can read it themselves. */
async function searchHistory(
  calls: SlackCalls,
  parcel: Extract<SlackParcel, { kind: 'import.search' }>,
): Promise<Outcome> {
  const { channelId: channel, personId, oldest, latest, isInclusive } = parcel;
  return orUnreadable(async () => {
    const { isPrivate, isTalk } = await lookAt(calls, channel);
    const isTheirs = isTalk && (!isPrivate || (await isIn(calls, channel, personId)));
    if (!isTheirs) return unreadable('hidden');
    const span = { oldest, latest, inclusive: isInclusive, limit: PAGE };
    const page = await calls.call<Page & { has_more?: boolean }>(
      'conversations.history',
      { channel, ...span },
      true,
    );
    const all = page.messages ?? [];
    const byBots = all.filter(({ bot_id, subtype }) => bot_id !== undefined || subtype === 'bot_message');
    return {
      is: 'answered',
      answer: {
        of: 'history',
        isPrivateChannel: isPrivate,
        messages: readRoots(page),
        byBots: byBots.length,
        backTo: all.at(-1)?.ts ?? null,
        hasMore: page.has_more ?? false,
      },
    };
  });
}

/** A thread, on the same condition; one that is gone is empty. */
async function readForImport(
  calls: SlackCalls,
  { channelId, personId, isPrivateChannel, ts }: Extract<SlackParcel, { kind: 'import.read' }>,
): Promise<Outcome> {
  return orUnreadable(async () => {
    if (isPrivateChannel && !(await isIn(calls, channelId, personId))) return unreadable('hidden');
    try {
      return await readThread(calls, channelId, ts, null);
    } catch (error) {
      if (!GONE.includes(codeOf(error))) throw error;
      return { is: 'answered', answer: { of: 'messages', channelId, messages: [] } };
    }
  });
}

async function orUnreadable(read: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await read();
  } catch (error) {
    const why = codeOf(error);
    if (HIDDEN.includes(why)) return unreadable('hidden');
    if (why === 'not_in_channel') return unreadable(why);
    throw error;
  }
}

const codeOf = (error: unknown): string => (error instanceof SlackTrouble ? error.outcome.why : '');

async function lookAt(calls: SlackCalls, channel: string): Promise<{ isPrivate: boolean; isTalk: boolean }> {
  interface Info {
    readonly channel: { is_private?: boolean; is_im?: boolean; is_mpim?: boolean };
  }
  const { channel: info } = await calls.call<Info>('conversations.info', { channel });
  return { isPrivate: info.is_private ?? false, isTalk: !info.is_im && !info.is_mpim };
}

async function isIn(calls: SlackCalls, channel: string, personId: string): Promise<boolean> {
  interface Members {
    readonly members?: readonly string[];
    readonly response_metadata?: { readonly next_cursor?: string };
  }
  let cursor: string | undefined;
  do {
    const place = cursor ? { cursor } : {};
    const page = await calls.call<Members>('conversations.members', { channel, limit: 1000, ...place });
    if (page.members?.includes(personId)) return true;
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return false;
}
