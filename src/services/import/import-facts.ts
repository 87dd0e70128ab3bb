import type { Db } from '../../db/handles.ts';
import {
  countFound,
  countImportStates,
  type ImportMessage,
  type ImportRow,
  listFound,
  listImportedNumbers,
} from '../../db/imports.ts';
import { listPeople } from '../../db/people.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { FoundMessage, FoundPage, ImportFacts, ImportResult } from '../../domain/import/facts.ts';
import { isOneThread } from '../../domain/import/states.ts';
import { problemWords } from '../../domain/import/words.ts';
import { permalink, timeOf } from '../../domain/ticket/origin.ts';

/** A form holds 100 blocks; so many are read at a glance. */
const ON_A_PAGE = 15;

/** An import as its form shows it, from the page `asked` on. */
export async function importFacts(db: Db, row: ImportRow, asked = 0): Promise<ImportFacts> {
  const { channelId, problem } = row;
  return {
    key: row.key,
    state: row.state,
    problem: problem && problemWords(problem, channelId),
    channelId,
    isPrivateChannel: row.isPrivateChannel,
    from: timeOf(row.fromTs),
    until: timeOf(row.untilTs),
    isOneThread: isOneThread(row),
    readBackTo: row.readBackTo ? timeOf(row.readBackTo) : null,
    isCutShort: row.isCutShort,
    leftOut: row.leftOut,
    found: await foundPage(db, row, asked),
    result: await importResult(db, row),
  };
}

async function foundPage(db: Db, row: ImportRow, asked: number): Promise<FoundPage> {
  const count = await countFound(db, row.id);
  const pages = Math.max(1, Math.ceil(count / ON_A_PAGE));
  const page = Math.min(Math.max(0, asked), pages - 1);
  const found = await listFound(db, row.id, { offset: page * ON_A_PAGE, limit: ON_A_PAGE });
  return {
    messages: await shown(db, row, found),
    page,
    pages,
    count,
    chosen: await countFound(db, row.id, true),
  };
}

async function shown(db: Db, row: ImportRow, found: readonly ImportMessage[]): Promise<FoundMessage[]> {
  const { url } = await getWorkspace(db, row.workspaceId);
  const people = await listPeople(db, row.workspaceId, [...new Set(found.map(({ authorId }) => authorId))]);
  return found.map(({ ts, authorId, text, replies, isChosen }) => {
    const author = people.find(({ personId }) => personId === authorId);
    return {
      ts,
      at: timeOf(ts),
      author: author?.name ?? 'Somebody',
      isOutside: author !== undefined && (author.isGuest || author.isStranger),
      text,
      replies,
      link: permalink(url, row.channelId, ts),
      isChosen,
    };
  });
}

export async function importResult(db: Db, row: ImportRow): Promise<ImportResult> {
  const states = await countImportStates(db, row.id);
  return {
    waiting: states.wanted ?? 0,
    numbers: await listImportedNumbers(db, row.id),
    known: states.known ?? 0,
    gone: states.gone ?? 0,
    hasCards: row.hasCards,
  };
}
