import { listCodenames } from '../../db/incidents.ts';
import { getWorkspace, type Workspace } from '../../db/workspaces.ts';
import {
  type Journaled,
  type JournalLine,
  listUnfiled,
  notFiledWords,
  type Unfiled,
} from '../../domain/incident/journal.ts';
import type { Effect } from '../../domain/parcel.ts';
import { type Caller, UnknownPerson } from '../../domain/people/actor.ts';
import { AlreadyDone } from '../../domain/people/already-done.ts';
import { Refusal } from '../../domain/refusal.ts';
import { knowPeople } from '../desk/know-people.ts';
import type { Desk } from '../desk.ts';
import { readRungs } from '../oncall/read-oncall.ts';
import type { Carrier } from '../outbox/deliver-outbox.ts';
import { announce } from './announce.ts';
import type { Declaration } from './declare-incident.ts';
import { fileJournaled } from './file-journaled.ts';

/** What is written beside a database that fails; `append` throws where not even that can be, and keeps it all the same. */
export interface Journal {
  readonly lines: () => readonly JournalLine[];
  append(line: JournalLine): void;
}

/** The last that was known of whom to call and where to write. */
export interface Known {
  readonly botUserId: string;
  readonly incidentsChannelId: string | null;
  readonly calledIds: readonly string[];
  readonly codenames: readonly (string | null)[];
}

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
  let known: Known = { botUserId, incidentsChannelId: null, calledIds: [], codenames: [] };
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

  async function tell(unfiled: Unfiled): Promise<void> {
    await announce(carry, known, unfiled, keep, namesInUse());
  }
  const namesInUse = () => [
    ...known.codenames,
    ...listUnfiled(journal.lines()).map(({ room }) => room?.name ?? null),
  ];
  const unfiledNow = () => listUnfiled(journal.lines());

  /** True: nothing is left to tell by hand. */
  async function file(unfiled: Unfiled): Promise<boolean> {
    const { key } = unfiled.entry;
    try {
      await fileJournaled(desk, workspaceId, unfiled);
    } catch (error) {
      if (error instanceof Refusal) await sayNotFiled(carry, unfiled, error.message);
      else if (!(error instanceof AlreadyDone)) {
        if (error instanceof UnknownPerson) await lookUp(desk, workspaceId, carry, unfiled, error.personId);
        else onTrouble(error);
        return false;
      }
    }
    keep({ is: 'done', key });
    return true;
  }

  return {
    declare({ inputKey: key, personId, door }, declaration) {
      const entry: Journaled = { key, personId, door, atMs: desk.now().getTime(), declaration };
      // The same form, sent again.
      if (unfiledNow().some((one) => one.entry.key === key)) return true;
      const isKept = keep({ is: 'declared', ...entry });
      begin(async () => {
        for (const unfiled of unfiledNow()) if (unfiled.entry.key === key) await tell(unfiled);
      });
      return isKept;
    },
    lookAfter() {
      begin(async () => {
        for (const unfiled of unfiledNow()) if (!(await file(unfiled))) await tell(unfiled);
        // While it cannot be read, the last that was known counts.
        known = await readKnown(desk, workspaceId).catch(() => known);
      });
    },
    settled: () => work,
  };
}

async function readKnown({ db, policy, now }: Desk, workspaceId: string): Promise<Known> {
  const { setup, botUserId } = await getWorkspace(db, workspaceId);
  const { onDuty, backup, team } = await readRungs(db, policy, workspaceId, now());
  return {
    botUserId,
    incidentsChannelId: setup.incidentsChannelId ?? null,
    calledIds: [onDuty, backup, team].find((rung) => rung.length > 0) ?? [],
    codenames: await listCodenames(db, workspaceId),
  };
}

/** Somebody the desk has never seen declared it; it is filed at the next look. */
async function lookUp(
  desk: Desk,
  workspaceId: string,
  carry: Carrier,
  unfiled: Unfiled,
  personId: string,
): Promise<void> {
  const found = await carry({ kind: 'person.read', personId }, effectOf(unfiled, 'look-up'));
  if (found.is !== 'answered' || found.answer.of !== 'people') return;
  await knowPeople(desk, workspaceId, found.answer.people);
}

const effectOf = ({ entry }: Unfiled, step: string): Effect => ({
  key: `${entry.key}:${step}`,
  isUnclear: false,
  since: new Date(entry.atMs),
  isUrgent: true,
});

async function sayNotFiled(carry: Carrier, unfiled: Unfiled, why: string): Promise<void> {
  const { entry, room } = unfiled;
  const to = room ? { channelId: room.channelId, threadTs: null } : { personId: entry.personId };
  await carry({ kind: 'words', to, words: notFiledWords(why) }, effectOf(unfiled, 'not-filed'));
}
