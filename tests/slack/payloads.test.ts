import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openStage, type Stage, saidIn } from '../support/stage.ts';

const FOLDER = '../shared/fixtures/slack-payloads';

interface Fixture {
  readonly name: string;
  readonly kind: string;
  readonly body: Record<string, unknown> & { event_id?: string; event?: Record<string, unknown> };
}

const fixtures: readonly Fixture[] = existsSync(FOLDER)
  ? readdirSync(FOLDER).map((name) => {
      const { kind, body } = JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'));
      return { name: name.replace('.json', ''), kind, body };
    })
  : [];

const isHere = describe.skipIf(fixtures.length === 0);

const transportOf = ({ kind }: Fixture) =>
  kind.startsWith('event_callback') ? ('events_api' as const) : ('interactive' as const);

let count = 0;

/** As Slack would send it to this workspace now: its own event id, and the ids that stand for ours. */
function adapted(fixture: Fixture, ids: Readonly<Record<string, string>>): Record<string, unknown> {
  let text = JSON.stringify(fixture.body);
  for (const [theirs, ours] of Object.entries(ids)) text = text.replaceAll(theirs, ours);
  const body = JSON.parse(text) as Record<string, unknown>;
  return body.event_id ? { ...body, event_id: `Ev-fixture-${count++}` } : body;
}

function named(part: string): Fixture {
  const found = fixtures.find(({ name }) => name.includes(part));
  if (!found) throw new Error(`There is no payload named ${part}.`);
  return found;
}

/** The ids of the fixtures, as they are in this workspace. */
function idsOf(stage: Stage, channel: string) {
  const { slack } = stage;
  const writer = slack.as('ben').person.id;
  return {
    T111: slack.teamId,
    C111: slack.channel(channel).id,
    '<@W111>': `<@${slack.botUserId}>`,
    W222: writer,
    U111: writer,
    W111: writer,
    '1595926230.009600': `${Math.floor(stage.clock.now().getTime() / 1000)}.009600`,
    '1596183880.004200': `${Math.floor(stage.clock.now().getTime() / 1000)}.004200`,
    '1652227642.012789': `${Math.floor(stage.clock.now().getTime() / 1000)}.012789`,
  };
}

const cards = async (stage: Stage) =>
  (await stage.as('tomas').history('#desk-triage')).map(saidIn).filter((said) => /\*Ticket \d+\*/.test(said));

isHere('payloads as Slack sends them (skipped where ../shared/fixtures is absent)', () => {
  it('S2 each is answered, as it is and again, none changes anything, and the desk goes on', async () => {
    const stage = await openStage();
    const { db } = stage.running.desk;
    for (const fixture of [...fixtures, ...fixtures]) {
      const answer = await stage.slack.deliverBody(transportOf(fixture), fixture.body);
      expect(answer, fixture.name).toBeDefined();
    }
    await stage.settle();
    expect(await db.$count(db.tables.tickets)).toBe(0);
    expect(stage.slack.ledger.badAcks).toEqual([]);
    expect(stage.slack.ledger.unknown).toEqual([]);

    await stage.as('ben').post('#heron-help', 'Search finds nothing since lunch');
    await stage.settle();
    expect(await cards(stage)).toHaveLength(1);
  });

  it('S2 what people unknown to Slack send is finished with, and is not tried again for ever', async () => {
    const stage = await openStage();
    for (const fixture of fixtures) {
      await stage.slack.deliverBody(transportOf(fixture), adapted(fixture, {}));
    }
    await stage.settle();
    const { db } = stage.running.desk;
    const left = (await db.select().from(db.tables.inbox)).filter(({ state }) => state !== 'done');
    expect(left.map(({ body }) => body?.event)).toEqual([]);
  });

  it('S2 each is answered with the ids of this workspace too, and the desk stays ready', async () => {
    const stage = await openStage();
    const ids = idsOf(stage, 'heron-help');
    for (const fixture of fixtures) {
      const answer = await stage.slack.deliverBody(transportOf(fixture), adapted(fixture, ids));
      expect(answer, fixture.name).toBeDefined();
      await stage.settle();
      const { status } = await fetch(`${stage.running.url}/readyz`);
      expect(status, fixture.name).toBe(200);
    }
  });

  it('IN-1 a mention files a ticket', async () => {
    const stage = await openStage();
    const fixture = named('test_app__app_mention');
    await stage.slack.deliverBody('events_api', adapted(fixture, idsOf(stage, 'heron-editors')));
    await stage.settle();
    const [card] = await cards(stage);
    expect(card).toContain('Hi there!');
    expect(card).toContain('Ben Castellano');
  });

  it('IN-3 the same mention under three event ids is one ticket', async () => {
    const stage = await openStage();
    const ids = idsOf(stage, 'heron-editors');
    for (const part of [
      'test_app__app_mention',
      'test_events__valid_event',
      'test_app_custom_authorize__app',
    ]) {
      await stage.slack.deliverBody('events_api', adapted(named(part), ids));
    }
    await stage.settle();
    expect(await cards(stage)).toHaveLength(1);
  });

  it('IN-1 a message in a request channel files a ticket, in another channel it does not', async () => {
    const stage = await openStage();
    const fixture = named('test_message__message_body2');
    await stage.slack.deliverBody('events_api', adapted(fixture, idsOf(stage, 'heron-editors')));
    await stage.settle();
    expect(await cards(stage)).toEqual([]);
    await stage.slack.deliverBody('events_api', adapted(fixture, idsOf(stage, 'heron-help')));
    await stage.settle();
    expect((await cards(stage))[0]).toContain('received 103 messages from you');
  });

  it('IN-1 CNV-1 a shared file comes with its message', async () => {
    const stage = await openStage();
    const fixture = named('test_message_file_share');
    await stage.slack.deliverBody('events_api', adapted(fixture, idsOf(stage, 'heron-help')));
    await stage.settle();
    const { db } = stage.running.desk;
    const [message] = await db.select().from(db.tables.messages);
    expect(message?.files.list).toMatchObject([{ id: 'F111', name: 'file.png', mimetype: 'image/png' }]);
  });

  it('what bots and this app’s own response_url say files nothing', async () => {
    const stage = await openStage();
    const ids = idsOf(stage, 'heron-help');
    for (const fixture of fixtures.filter(({ body }) => body.event?.bot_id)) {
      await stage.slack.deliverBody('events_api', adapted(fixture, ids));
    }
    await stage.settle();
    expect(await cards(stage)).toEqual([]);
  });
});
