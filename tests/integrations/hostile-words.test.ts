import { expect, it } from 'vitest';
import { openStage, type Stage, submit } from '../support/stage.ts';

/** Everything that would be alive, were it sent as it is. */
const HOSTILE =
  '<!channel> <!here|here> <!everyone> <@U12345678> <@W12345678|x> <#C12345678|x> <!subteam^S1|@all> ' +
  '<https://evil.example|Reset your password> <mailto:a@evil.example|mail> <!date^1392734382^{date_num}|now> ' +
  '&lt;!channel&gt; <<!channel>>';

/** What the desk itself may say that is alive: its people, its own links, its dates. */
function isOwn(stage: Stage, entity: string): boolean {
  const { slack } = stage;
  const ids = [...entity.matchAll(/^<[@#]([A-Z0-9]+)>$/g)].map((match) => match[1] ?? '');
  if (ids.length > 0) return !ids.includes('U12345678') && !ids.includes('C12345678');
  if (entity.startsWith(`<${slack.url}/`)) return true;
  return /^<!date\^1[67]\d{8}\^\{date_short_pretty\} at \{time\}\|[^<>]*>$/.test(entity);
}

/** The texts in which Slack brings things to life: mrkdwn, and the `text` of a message. */
function mrkdwnIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return key === 'text' ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => mrkdwnIn(one, key));
  if (typeof value !== 'object' || value === null) return [];
  const { type, text, ...rest } = value as Record<string, unknown>;
  if (type === 'plain_text' || type === 'text') return [];
  const inner = Object.entries(rest).flatMap(([name, one]) => mrkdwnIn(one, name));
  return [...mrkdwnIn(text, 'text'), ...inner];
}

it('CNV-5 S6 nothing people typed, or are called, comes to life in anything the desk sends', async () => {
  const stage = await openStage();
  const { slack } = stage;
  for (const handle of ['ben', 'tomas']) slack.changePerson(handle, { realName: `${HOSTILE} ${handle}` });
  await stage.settle();
  const [ben, tomas] = [stage.as('ben'), stage.as('tomas')];

  await ben.post('#heron-help', HOSTILE);
  await stage.settle();
  const alive = {
    type: 'message',
    channel_type: 'channel',
    user: ben.person.id,
    text: HOSTILE,
    ts: '1772550002.000100',
  };
  await slack.deliver({ ...alive, channel: slack.channel('heron-help').id });
  await ben.post('@firstline', HOSTILE);
  await ben.command('#general', `/ticket ${HOSTILE}`);
  await submit(ben, { summary: HOSTILE.slice(0, 140), description: HOSTILE });
  await stage.settle();

  const cards = (await tomas.history('#desk-triage')).filter(({ text }) => text.startsWith('Ticket'));
  expect(cards.length).toBeGreaterThanOrEqual(3);
  for (const card of cards) {
    const place = { channel: '#desk-triage', ts: card.ts };
    await tomas.post('#desk-triage', HOSTILE, card.ts);
    await tomas.press(place, 'ticket.reply');
    await submit(tomas, { text: HOSTILE });
    await stage.settle();
    await tomas.press(place, 'ticket.resolve');
    await submit(tomas, { message: HOSTILE, resolution: 'done' });
    await stage.settle();
  }
  for (const line of [
    'list',
    'show 1',
    'search channel',
    `search ${HOSTILE}`,
    'note 1',
    'reopen 1',
    'help',
    HOSTILE,
  ]) {
    for (const person of [ben, tomas]) await person.command('#general', `/ticket ${line}`);
  }
  for (const person of [ben, tomas]) await person.openHome();
  await stage.settle();

  const sent = [...slack.ledger.messages(), ...slack.ledger.calls().map(({ args }) => args)];
  const texts = sent.flatMap((one) => mrkdwnIn(one));
  expect(texts.length).toBeGreaterThan(50);
  const live = texts.flatMap((text) => text.match(/<[^<>]+>/g) ?? []);
  expect(live.length).toBeGreaterThan(5);
  expect([...new Set(live)].filter((entity) => !isOwn(stage, entity))).toEqual([]);
  for (const { args } of slack.ledger.calls('chat.postMessage')) {
    expect(args).toMatchObject({
      link_names: false,
      parse: 'none',
      unfurl_links: false,
      unfurl_media: false,
    });
  }
});
