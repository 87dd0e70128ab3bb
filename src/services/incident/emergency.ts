import type { Workspace } from '../../db/workspaces.ts';
import { type Journaled, type JournalLine, listUnfiled } from '../../domain/incident/journal.ts';
import type { Caller } from '../../domain/people/actor.ts';
import type { Desk } from '../desk.ts';
import type { Carrier } from '../outbox/deliver-outbox.ts';
import { announce } from './announce.ts';
import type { Declaration } from './declare-incident.ts';
import { makeFiling } from './file-unfiled.ts';
import type { Journal, Known } from './journal.ts';
import { readKnown } from './known.ts';

export interface Emergency {
  /** Keeps it, and begins to tell Slack. False: not even the journal takes it. */
  declare(caller: Caller, declaration: Declaration): boolean;
  /** Brings into the database what it takes again, tells Slack the rest, and reads anew whom to call. */
  lookAfter(): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

/** Declaring while the database fails (INC-15). */
export function makeEmergency(
  desk: Desk,
  { id: workspaceId, botUserId }: Pick<Workspace, 'id' | 'botUserId'>,
  journal: Journal,
  carry: Carrier,
  onTrouble: (error: unknown) => void,
): Emergency {
  const before = journal.known();
  let known: Known =
    before?.workspaceId === workspaceId
      ? { ...before, botUserId }
      : { workspaceId, botUserId, incidentsChannelId: null, calledIds: [], codenames: [], telephone: [] };
  let work: Promise<void> = Promise.resolve();
  const begin = (step: () => Promise<void>) => {
    work = work.then(step).catch(onTrouble);
  };
  const keep = (line: JournalLine): boolean => {
    try {
      journal.append(line);
      return true;
    } catch (error) {
      onTrouble(error);
      return false;
    }
  };

  const filing = makeFiling(desk, workspaceId, journal, carry, { keep, onTrouble });
  const unfiledNow = () => listUnfiled(journal.lines());
  async function tell(key: string): Promise<void> {
    const all = unfiledNow();
    const unfiled = all.find(({ entry }) => entry.key === key);
    if (!unfiled || unfiled.isTold) return;
    const names = [...known.codenames, ...all.map(({ roomName }) => roomName ?? null)];
    await announce(carry, known, unfiled, keep, names);
  }

  async function lookAgain(): Promise<void> {
    await knowAgain();
    const all = unfiledNow();
    for (const { entry, roomName, isTold } of all) {
      // Slack may have taken what the journal does not know of: it is found again before the record begins.
      if (roomName !== undefined && !isTold) await tell(entry.key);
      const unfiled = unfiledNow().find((one) => one.entry.key === entry.key);
      if (!unfiled) continue;
      if (!(await filing.file(unfiled, known))) await tell(entry.key);
      // Known even where the database fails again before it is read.
      else known = { ...known, codenames: [...known.codenames, unfiled.roomName ?? null] };
    }
    await filing.fileNotes(known);
    // A codename that was taken meanwhile is not given again.
    if (all.length > 0) await knowAgain();
  }

  /** While it cannot be read, the last that was known counts. */
  async function knowAgain(): Promise<void> {
    known = await readKnown(desk, workspaceId).catch(() => known);
    journal.remember(known);
  }

  return {
    declare({ inputKey: key, personId, door }, declaration) {
      const entry: Journaled = { key, personId, door, atMs: desk.now().getTime(), declaration };
      // The same form, sent again.
      if (unfiledNow().some((one) => one.entry.key === key)) return true;
      const isKept = keep({ is: 'declared', ...entry });
      begin(() => tell(key));
      return isKept;
    },
    lookAfter: () => begin(lookAgain),
    settled: () => work,
  };
}
