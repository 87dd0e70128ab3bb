import type { Tx } from '../../db/handles.ts';
import { findImport, type ImportRow, insertImportMessage, updateImport } from '../../db/imports.ts';
import { listPeople } from '../../db/people.ts';
import { listTicketsOfMessages } from '../../db/tickets.ts';
import { isOneThread, type LeftOut, MOST_READ } from '../../domain/import/states.ts';
import { shorten } from '../../domain/message/slack-text.ts';
import { asksForNothing } from '../../domain/message/small-talk.ts';
import type { ReadHistory, ReadRoot } from '../../domain/outcome.ts';
import { UnknownPerson } from '../../domain/people/actor.ts';
import { drawImport, readForImport } from '../send/reading.ts';
import { plainText } from '../ticket/plain-text.ts';

const WORDS_KEPT = 300;

/** A page of the channel: kept is what asks for something and became no ticket (IN-5). Then the page before it. */
export async function takeHistory(tx: Tx, importId: number, read: ReadHistory, now: Date): Promise<void> {
  const search = await findImport(tx, importId);
  if (search?.state !== 'reading') return;
  let leftOut = { ...search.leftOut, byBots: search.leftOut.byBots + read.byBots };
  const known = await knownOf(tx, search, read);
  for (const root of read.messages) {
    const why = whyLeftOut(search, known, root);
    if (why) leftOut = { ...leftOut, [why]: leftOut[why] + 1 };
    else await keep(tx, search, root);
  }
  const readCount = search.readCount + read.messages.length + read.byBots;
  const isMore = read.hasMore && read.backTo !== null;
  const isCutShort = isMore && readCount >= MOST_READ;
  const isDone = !isMore || isCutShort;
  await updateImport(tx, importId, {
    isPrivateChannel: read.isPrivateChannel,
    leftOut,
    readCount,
    isCutShort,
    readBackTo: read.backTo ?? search.readBackTo,
    state: isDone ? 'read' : 'reading',
  });
  await drawImport(tx, search, now);
  if (!isDone) await readForImport(tx, search.workspaceId, { kind: 'import.search', importId }, now);
}

/** What is known of the messages of a page. */
interface Known {
  readonly bots: ReadonlySet<string>;
  /** By their ts. */
  readonly filed: ReadonlySet<string>;
}

async function knownOf(tx: Tx, search: ImportRow, { messages }: ReadHistory): Promise<Known> {
  const ids = [...new Set(messages.map(({ personId }) => personId))];
  const people = await listPeople(tx, search.workspaceId, ids);
  const unknown = ids.find((id) => !people.some(({ personId }) => personId === id));
  if (unknown) throw new UnknownPerson(unknown);
  const ts = messages.map((message) => message.ts);
  const tickets = await listTicketsOfMessages(tx, search, ts);
  return {
    bots: new Set(people.filter(({ isBot }) => isBot).map(({ personId }) => personId)),
    filed: new Set(tickets.flatMap(({ sourceTs, conversationTs }) => [sourceTs ?? '', conversationTs ?? ''])),
  };
}

function whyLeftOut(search: ImportRow, { bots, filed }: Known, root: ReadRoot): keyof LeftOut | undefined {
  if (bots.has(root.personId)) return 'byBots';
  if (filed.has(root.ts)) return 'known';
  // Whoever names one message by its link means it, whatever it says.
  return !isOneThread(search) && asksForNothing(root) ? 'smallTalk' : undefined;
}

async function keep(tx: Tx, search: ImportRow, root: ReadRoot): Promise<void> {
  const text = await plainText(tx, search.workspaceId, root.text);
  await insertImportMessage(tx, {
    workspaceId: search.workspaceId,
    importId: search.id,
    ts: root.ts,
    authorId: root.personId,
    text: shorten(text, WORDS_KEPT),
    replies: root.replies,
    isChosen: isOneThread(search),
  });
}
