import { runDoctor } from '../../src/cli/doctor.ts';
import { verifyIncidents } from '../../src/cli/incident.ts';
import { listAtMachine } from '../../src/cli/incident-list.ts';
import { listLetters } from '../../src/cli/outbox.ts';
import { envOf } from './at-machine.ts';
import { answerTo } from './incident.ts';
import { type Stage, saidIn } from './stage.ts';

/** A place where somebody may read who is not part of a private incident, and all that stands there. */
export type Sink = readonly [place: string, text: string];

export const leaksIn = (sinks: readonly Sink[], canaries: readonly string[]): string[] =>
  sinks.flatMap(([place, text]) =>
    canaries.filter((canary) => text.includes(canary)).map((canary) => `${canary} in ${place}`),
  );

/** Whoever asks for what they typed reads it again, and learns nothing by it. */
const ECHO = 'Nothing has the words';

/** Under a list that has nothing with the words. */
const MISSED = 'Search all';

/** Tickets alone are searched: a few words are enough, those of the ticket first. */
const SEARCHED = 4;

/** What outsiders get where they look for it themselves: lists, search, reports, App Home, forms. */
export async function lookedUp(
  stage: Stage,
  outsiders: readonly string[],
  canaries: readonly string[],
  room: string,
): Promise<Sink[]> {
  const sinks: Sink[] = [];
  for (const who of outsiders) {
    const ask = async (line: string) =>
      void sinks.push([`${who}: ${line}`, await answerTo(stage, who, '#general', line)]);
    for (const line of ['/incident list', '/incident log', '/desk report', '/ticket list', '/desk radar']) {
      await ask(line);
    }
    for (const canary of canaries.slice(0, SEARCHED)) {
      const found = await answerTo(stage, who, '#general', `/ticket search ${canary}`);
      // That there is something would be told even where its words are hidden.
      sinks.push([`${who}: /ticket search`, found.includes(ECHO) ? '' : `${canary} is found: ${found}`]);
    }
    const [first = ''] = canaries;
    const listed = await answerTo(stage, who, '#general', `/ticket list the ${first}`);
    sinks.push([`${who}: /ticket list`, listed.includes(MISSED) ? '' : `${first} is listed: ${listed}`]);
    const refused = await answerTo(stage, who, '#general', `/incident sitrep ${room}`);
    sinks.push([`${who}: by its codename`, refused]);
    const home = await stage.as(who).openHome();
    await stage.settle();
    sinks.push([`${who}: App Home`, JSON.stringify([home, await stage.as(who).openHome()])]);
    sinks.push([`${who}: forms`, JSON.stringify(await stage.as(who).modals())]);
  }
  return sinks;
}

const NOT_READ = ['views.open', 'views.update', 'files.getUploadURLExternal'];

/** All that the desk sent of itself to anybody but these people, by what Slack and GitHub took in. */
export async function sent(
  stage: Stage,
  insiders: readonly string[],
  rooms: readonly string[],
): Promise<Sink[]> {
  const theirs = rooms.map((name) => stage.slack.channel(name).id);
  for (const who of insiders) {
    theirs.push(stage.as(who).person.id, await stage.as(who).openDirect('firstline'));
  }
  // Forms go to whoever pressed, and are looked at with them; a file's name is told where it is put, in the room.
  const toOthers = stage.slack.ledger
    .calls()
    .filter(({ method }) => !NOT_READ.includes(method))
    .filter(({ method, args }) => method !== 'conversations.create' || String(args.is_private) !== 'true')
    .filter(
      ({ args }) => !theirs.includes(String(args.channel ?? args.user_id ?? args.users ?? args.channel_id)),
    )
    .filter(({ args }) => !JSON.stringify(args).includes(ECHO));
  return [
    ...toOthers.map(({ method, args }): Sink => [`Slack, ${method}`, JSON.stringify(args)]),
    ...stage.github.calls.map(
      ({ name, path, body }): Sink => [`GitHub, ${name}`, `${path} ${JSON.stringify(body)}`],
    ),
    ['GitHub, as it stands', JSON.stringify(stage.github.world.repositories)],
  ];
}

/**
 * Every public channel by its name, its topic and what the desk says in it: all that is there to be read. `archived`:
 * channels of which people have to know.
 */
export async function readByAll(stage: Stage, archived: readonly string[]): Promise<Sink[]> {
  const { channels } = await stage.as('ola').window();
  const sinks: Sink[] = [];
  for (const { id, kind, name, topic } of [...channels, ...archived.map((at) => stage.slack.channel(at))]) {
    if (kind !== 'public') continue;
    // Slack's own lines tell of names and topics that were; whoever decides it is told so.
    const said = (await stage.as('ola').history(id)).filter((one) => !one.subtype && !one.ephemeralFor);
    const threads = await Promise.all(said.map(({ ts }) => stage.as('ola').thread(id, ts)));
    sinks.push([`#${name}`, [name, topic, ...[...said, ...threads.flat()].map(saidIn)].join('\n')]);
  }
  return sinks;
}

/** What runs beside the desk prints and answers. */
export async function printed(stage: Stage): Promise<Sink[]> {
  const sinks: Sink[] = [];
  const env = envOf(stage);
  const run = async (name: string, work: (print: (line: string) => void) => Promise<unknown>) => {
    const lines: string[] = [];
    await work((line) => void lines.push(line));
    sinks.push([`firstline ${name}`, lines.join('\n')]);
  };
  // Whoever keeps the machine has to name what goes on, and each record: by the codename, which says nothing.
  const withoutName = (print: (line: string) => void) => (line: string) =>
    print(line.replace(/^room-[a-z]+/, ''));
  await run('incident list', (print) =>
    listAtMachine({ env, print: withoutName(print), now: stage.clock.now, user: 'olga' }, {}),
  );
  await run('outbox', (print) => listLetters(env, print));
  await run('doctor', (print) => runDoctor(env, print));
  await run('incident verify', (print) => verifyIncidents(env, undefined, withoutName(print)));
  for (const path of ['/healthz', '/readyz']) {
    sinks.push([path, await (await fetch(`${stage.running.url}${path}`)).text()]);
  }
  return sinks;
}

export const allIn = async (stage: Stage, who: string, channel: string): Promise<string> =>
  (await stage.as(who).history(channel)).map(saidIn).join('\n');
