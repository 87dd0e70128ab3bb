import { expect, it } from 'vitest';
import { listEntries } from '../../src/db/incident-entries.ts';
import type { Caller } from '../../src/domain/people/actor.ts';
import { escalateTicket } from '../../src/services/escalation/escalate-ticket.ts';
import { assessIncident } from '../../src/services/incident/assess-incident.ts';
import { attachTickets } from '../../src/services/incident/attach-tickets.ts';
import { containIncident } from '../../src/services/incident/contain-incident.ts';
import { declareIncident } from '../../src/services/incident/declare-incident.ts';
import { offerHandover } from '../../src/services/incident/hand-over.ts';
import { makePrivate } from '../../src/services/incident/make-private.ts';
import { deferTask, finishEntry, noteInIncident, settleEvidence } from '../../src/services/incident/note.ts';
import { rateIncident } from '../../src/services/incident/rate-incident.ts';
import { renameIncident } from '../../src/services/incident/rename-incident.ts';
import { reopenIncident } from '../../src/services/incident/reopen-incident.ts';
import { reportSitrep } from '../../src/services/incident/report-sitrep.ts';
import { resolveIncident } from '../../src/services/incident/resolve-incident.ts';
import { respond, takeCommand } from '../../src/services/incident/take-part.ts';
import { closeIncident, readReport, writeReport } from '../../src/services/incident/write-report.ts';
import { keepRota, pagesOf, pressOn } from '../support/calling.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { declarationOf } from '../support/declaration.ts';
import { deskDatabases } from '../support/engines.ts';
import { DRAFT } from '../support/escalating.ts';
import { declare } from '../support/incident.ts';
import { allIn, leaksIn, lookedUp, printed, readByAll, type Sink, sent } from '../support/leaks.ts';
import { reportFile } from '../support/reported.ts';
import { openStage, type Stage, type StageOptions } from '../support/stage.ts';
import { issuesIn } from '../support/tracked.ts';

const ROOM = 'room-juniper';
const REQUEST = 'A reader says the newsletter link shows her street and number';

/** Each is said in one place of the incident, and read there; nobody else is ever sent one. */
const WORDS = {
  title: 'quagga',
  renamed: 'wombat',
  entry: 'pangolin',
  task: 'axolotl',
  lead: 'okapi',
  evidence: 'vicuna',
  plan: 'dormouse',
  sitrep: 'narwhal',
  needs: 'kakapo',
  reason: 'tapir',
  brief: 'numbat',
  report: 'capybara',
  reopened: 'ocelot',
} as const;
const CANARIES = ['newsletter', 'street and number', 'juniper', ...Object.values(WORDS)];

/** Of tier 1, tier 2, the manager who is admin too, the delivery manager, the product owner, and two who ask for help. */
const OUTSIDERS = ['ruth', 'sam', 'ola', 'dele', 'joan', 'lena', 'maya'];

let inputs = 0;
const by = (stage: Stage, who: string): Caller => ({
  workspaceId: stage.running.workspaceId,
  personId: stage.as(who).person.id,
  door: 'button',
  inputKey: `leaks:${++inputs}`,
  isStored: false,
});

interface Watched {
  readonly stage: Stage;
  readonly logged: string[];
  /** Adds what can be read now to what was seen so far. */
  look(): Promise<void>;
  leaks(rooms?: readonly string[]): Promise<string[]>;
}

/** Beside it a public one, “saola on the map”, whose words do arrive where those of the private one must not. */
async function watched(options: StageOptions = {}): Promise<Watched> {
  const logged: string[] = [];
  const stage = await openStage({ ...options, hasGithub: true, log: (line) => void logged.push(line) });
  await keepRota(stage);
  await declare(stage, 'saola on the map');
  const seen: Sink[] = [];
  return {
    stage,
    logged,
    async look() {
      seen.push(...(await lookedUp(stage, OUTSIDERS, CANARIES, ROOM)), ...(await printed(stage)));
    },
    async leaks(rooms = [ROOM, `${ROOM}-2`]) {
      const own = await sent(stage, ['tomas', 'priya'], rooms);
      // Ben reads his own words in his thread, and staff read them until they are hidden.
      return leaksIn([...seen, ...own, ['the log', logged.join('\n')]], CANARIES);
    },
  };
}

/** Ben's request is declared, by Tomas, as an incident that is kept private. */
async function declaredPrivately(stage: Stage): Promise<number> {
  await stage.as('ben').post('#heron-help', REQUEST);
  await stage.settle();
  // Until then it was a request like any other.
  stage.slack.ledger.clear();
  const { id } = await declareIncident(stage.running.desk, by(stage, 'tomas'), {
    ...declarationOf(`${WORDS.title} in the newsletter`),
    severity: 'high',
    isPrivate: true,
    ticketNumber: 1,
  });
  await stage.settle();
  const [page] = await pagesOf(stage, 'priya');
  if (!page) throw new Error('Priya is not called.');
  await pressOn(stage, 'priya', page, 'incident.respond');
  return id;
}

/** Everything that can be written of it is written once, to the end of its room, and opened again. */
async function lead(stage: Stage, id: number, look: () => Promise<void>): Promise<void> {
  const { desk } = stage.running;
  const { id: ownerId } = stage.as('priya').person;
  const note = (kind: 'event' | 'task' | 'lead' | 'follow-up', text: string) =>
    noteInIncident(desk, by(stage, 'tomas'), id, { kind, text, ownerId, happenedAt: null, change: null });
  await renameIncident(desk, by(stage, 'tomas'), id, `${WORDS.renamed}, and the newsletter`);
  await note('event', `${WORDS.entry} in the mail queue`);
  const task = await note('task', `${WORDS.task} is to be counted`);
  const later = await note('task', `${WORDS.task} is to be fed`);
  await deferTask(desk, by(stage, 'tomas'), id, later.id);
  await note('lead', `${WORDS.lead} was seen`);
  await assessIncident(desk, by(stage, 'tomas'), id, {
    assessment: {
      hits: ['confidentiality'],
      outsideCause: 'no',
      contingency: { isActivated: true, why: WORDS.plan },
      suspicious: 'unknown',
      notifyStakeholders: false,
    },
    severity: 'high',
    situation: `${WORDS.sitrep} on the loose`,
  });
  await stage.settle();
  const words = { situation: `${WORDS.sitrep} again`, actions: '', needs: WORDS.needs, workaround: null };
  await reportSitrep(desk, by(stage, 'tomas'), id, words);
  await rateIncident(desk, by(stage, 'tomas'), id, 'medium', WORDS.reason);
  await stage.settle();
  await look();
  const brief = { situation: WORDS.brief, decisions: WORDS.brief, tasks: WORDS.brief };
  await offerHandover(desk, by(stage, 'tomas'), id, { toId: ownerId, brief });
  await stage.settle();
  await takeCommand(desk, by(stage, 'priya'), id);
  // Hours in which reminders, rotation and the next sitrep come due, and nobody sends it.
  for (let n = 0; n < 11; n++) await stage.pass(30 * MINUTE_MS);
  await finishEntry(desk, by(stage, 'priya'), id, task.id);
  for (const entry of await listEntries(desk.db, id)) {
    if (entry.kind !== 'evidence') continue;
    await settleEvidence(desk, by(stage, 'priya'), id, entry.id, { is: 'waived', reason: WORDS.evidence });
  }
  await containIncident(desk, by(stage, 'priya'), id, stage.clock.now());
  await resolve(stage, id);
  await report(stage, id);
  await look();
  await stage.pass(8 * DAY_MS);
  await stage.pass(23 * DAY_MS);
  await reopenIncident(desk, by(stage, 'priya'), id, WORDS.reopened);
  await stage.settle();
  await look();
}

async function resolve(stage: Stage, id: number): Promise<void> {
  const words = { situation: `${WORDS.sitrep} is gone`, actions: '', needs: '', workaround: null };
  const resolution = { words, containedAt: null, stakeholders: null };
  await resolveIncident(stage.running.desk, by(stage, 'priya'), id, resolution);
  await stage.settle();
}

async function report(stage: Stage, id: number): Promise<void> {
  const { desk } = stage.running;
  const { report: draft } = await readReport(desk, by(stage, 'priya'), id);
  const words = Object.fromEntries(
    Object.keys(draft.words).map((section) => [section, WORDS.report]),
  ) as typeof draft.words;
  const owners = new Map(draft.followUps.map((one) => [one.id, stage.as('priya').person.id]));
  const written = { words, times: draft.times, owners, opensIssues: true };
  await writeReport(desk, by(stage, 'priya'), id, written);
  await closeIncident(desk, by(stage, 'priya'), id);
  await stage.settle();
}

it.each(deskDatabases)(
  'S5 INC-10 nothing of a private incident reaches Slack, GitHub, lists, search, App Home, logs or the command line, on %s',
  { timeout: 120_000 },
  async (_, database) => {
    const { stage, logged, look, leaks } = await watched({ database: await database() });
    const id = await declaredPrivately(stage);
    await look();
    await lead(stage, id, look);
    expect(await leaks()).toEqual([]);

    // All of it was said, where its people read it; and what is public did arrive where nothing private did.
    const places = [`#${ROOM}`, `#${ROOM}-2`, '@firstline'];
    const said = (await Promise.all(places.map((place) => allIn(stage, 'priya', place)))).join('\n');
    const read = `${said}\n${await reportFile(stage, `#${ROOM}`, 'priya')}`;
    expect(Object.values(WORDS).filter((word) => !read.includes(word))).toEqual([]);
    const canary = ['saola'];
    const open = await lookedUp(stage, ['ruth', 'ola'], canary, ROOM);
    const arrived = leaksIn(
      [...open, ...(await printed(stage)), ...(await sent(stage, [], []))],
      canary,
    ).join('\n');
    for (const place of [
      '/incident list',
      'App Home',
      'chat.postMessage',
      'GitHub, POST issues',
      'firstline incident list',
    ]) {
      expect(arrived).toContain(place);
    }
    expect(logged.join('')).toContain('the desk is open');
  },
);

it.each(deskDatabases)(
  'S5 INC-10 nothing that comes of an incident after it was made private reaches anybody but its people, on %s',
  {
    timeout: 120_000,
  },
  async (_, database) => {
    const { stage, look, leaks } = await watched({ database: await database() });
    await declare(stage, 'Mail looks odd', 'tomas');
    for (const page of await pagesOf(stage, 'priya')) await pressOn(stage, 'priya', page, 'incident.respond');
    await makePrivate(stage.running.desk, by(stage, 'tomas'), 2);
    await stage.settle();
    await lead(stage, 2, look);
    expect(await leaks()).toEqual([]);
    expect(await allIn(stage, 'ola', '#incidents')).not.toContain('Mail looks odd');
  },
);

it('S5 INC-10 what becomes private while it waits to be sent reaches neither #incidents nor GitHub', async () => {
  const stage = await openStage({ hasGithub: true });
  const mend = stage.github.faults.inject({ kind: 'reset', probability: 1 });
  stage.slack.faults.down(true);
  const { desk } = stage.running;
  const { id } = await declareIncident(desk, by(stage, 'tomas'), {
    ...declarationOf(WORDS.title),
    severity: 'high',
  });
  const words = { situation: WORDS.sitrep, actions: '', needs: '', workaround: null };
  await reportSitrep(desk, by(stage, 'tomas'), id, words);
  await makePrivate(desk, by(stage, 'tomas'), id);
  await stage.pass(MINUTE_MS);
  stage.slack.faults.down(false);
  mend();
  for (let n = 0; n < 10; n++) await stage.pass(3 * MINUTE_MS);
  expect(issuesIn(stage)).toEqual([]);
  const sinks: Sink[] = [
    ['#incidents', await allIn(stage, 'ola', '#incidents')],
    ['GitHub', JSON.stringify(stage.github.calls)],
  ];
  expect(leaksIn(sinks, [WORDS.title, WORDS.sitrep, 'juniper'])).toEqual([]);
});

it.each(['conversations.create', 'chat.postMessage'])(
  'S5 INC-10 what Slack and GitHub did while their answers were lost, such as to %s, tells nothing once it is private',
  async (method) => {
    const { stage, look, leaks } = await watched();
    const { desk } = stage.running;
    for (const reading of ['conversations.list', 'conversations.history', 'conversations.replies']) {
      stage.slack.faults.inject({ kind: 'reset', method: reading, probability: 1 });
    }
    stage.slack.faults.inject({ kind: 'lost_reply', method, times: 20 });
    stage.github.faults.inject({ kind: 'lost reply', call: 'POST issues' });
    const { id } = await declareIncident(desk, by(stage, 'tomas'), declarationOf('Mail looks odd'));
    await stage.settle();
    const { id: room, kind } = stage.slack.channel('inc-2-mail-looks-odd');
    expect(kind).toBe('public');
    await makePrivate(desk, by(stage, 'tomas'), id);
    stage.slack.faults.clear();
    await respond(desk, by(stage, 'priya'), id);
    stage.slack.ledger.clear();
    for (let n = 0; n < 5; n++) await stage.pass(MINUTE_MS);
    const words = { situation: WORDS.sitrep, actions: '', needs: WORDS.needs, workaround: null };
    await reportSitrep(desk, by(stage, 'tomas'), id, words);
    await stage.settle();
    await look();
    expect(await allIn(stage, 'tomas', `#${ROOM}`)).toContain(WORDS.sitrep);
    const issues = issuesIn(stage).map(({ title, body }): Sink => ['GitHub', `${title} ${body}`]);
    expect(
      leaksIn(
        [...(await readByAll(stage, [room])), ...issues],
        ['Mail looks odd', 'mail-looks-odd', WORDS.sitrep, 'juniper'],
      ),
    ).toEqual([]);
    expect(await leaks([ROOM])).toEqual([]);
  },
);

it('INC-10 ESC-1 a ticket of a private incident is not escalated, and what was to go to GitHub before stays here', async () => {
  const stage = await openStage({ hasGithub: true });
  const { desk } = stage.running;
  for (const text of [REQUEST, 'The newsletter of another branch has it too']) {
    await stage.as('ben').post('#heron-help', text);
    await stage.settle();
  }
  const mend = stage.github.faults.inject({ kind: 'reset', probability: 1 });
  const draft = { ...DRAFT, title: WORDS.title, problem: WORDS.title };
  await escalateTicket(desk, by(stage, 'tomas'), 1, draft, stage.as('priya').person.id);
  const id = await declaredFromTicket(stage);
  await attachTickets(desk, by(stage, 'tomas'), id, [2]);
  await stage.settle();
  await expect(escalateTicket(desk, by(stage, 'tomas'), 2, draft, null)).rejects.toThrow(
    'Nothing was sent: ticket 2 is sensitive and part of an incident',
  );
  mend();
  for (let n = 0; n < 6; n++) await stage.pass(3 * MINUTE_MS);
  expect(leaksIn([['GitHub', JSON.stringify(stage.github.world.repositories)]], [WORDS.title])).toEqual([]);
  expect(issuesIn(stage)).toEqual([]);
});

async function declaredFromTicket(stage: Stage): Promise<number> {
  const { id } = await declareIncident(stage.running.desk, by(stage, 'tomas'), {
    ...declarationOf(WORDS.title),
    severity: 'high',
    isPrivate: true,
    ticketNumber: 1,
  });
  return id;
}
