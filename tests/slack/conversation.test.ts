import { expect, it } from 'vitest';
import type { Message } from '../../sandbox/server/protocol.ts';
import { cardOf, press, pressMore, staffThread, texts } from '../support/look.ts';
import { openStage, type Stage, saidIn, submit } from '../support/stage.ts';

/** A stage where Ben has asked in the request channel; his message is the root of his thread. */
async function asked(text = 'Search finds nothing since lunch.'): Promise<{ stage: Stage; root: Message }> {
  const stage = await openStage();
  const root = await stage.as('ben').post('#heron-help', text);
  await stage.settle();
  return { stage, root };
}

const bensThread = async (stage: Stage, root: Message) =>
  texts(await stage.as('ben').thread('#heron-help', root.ts)).join('\n');
const staffTexts = async (stage: Stage, number = 1) => texts(await staffThread(stage, number)).join('\n');
const statusOf = async (stage: Stage, number = 1) =>
  saidIn(await cardOf(stage, number)).match(/\*Status\*\\n([^"]+)"/)?.[1];

it('CNV-1 carries what the requester writes to staff, with edits and deletions', async () => {
  const { stage, root } = await asked();
  const ben = stage.as('ben');
  const more = await ben.post('#heron-help', 'Also on my phone', root.ts);
  await stage.settle();
  expect(await staffTexts(stage)).toContain('Ben Castellano: Also on my phone');

  await ben.edit('#heron-help', more.ts, 'Also on my tablet');
  await stage.settle();
  expect(await staffTexts(stage)).toContain('Also on my tablet');
  expect(await staffTexts(stage)).not.toContain('phone');

  await ben.remove('#heron-help', more.ts);
  await stage.settle();
  expect(await staffTexts(stage)).toContain('Ben Castellano deleted a message');
  expect(await staffTexts(stage)).not.toContain('tablet');
});

it('CNV-1 follows an edit of the request itself, on the card', async () => {
  const { stage, root } = await asked();
  await stage.as('ben').edit('#heron-help', root.ts, 'Search finds nothing since breakfast.');
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('since breakfast');
  expect(await staffTexts(stage)).toContain('Ben Castellano edited the request');
});

it('CNV-1 carries files both ways', async () => {
  const { stage, root } = await asked();
  const png = { name: 'empty.png', mimetype: 'image/png', data: Buffer.from('picture').toString('base64') };
  await stage.as('ben').post('#heron-help', 'See here', root.ts, [png]);
  await stage.settle();
  const files = (await staffThread(stage, 1)).flatMap((message) => message.files.map((file) => file.name));
  expect(files).toEqual(['empty.png']);

  const card = await cardOf(stage, 1);
  const txt = { name: 'steps.txt', mimetype: 'text/plain', data: Buffer.from('steps').toString('base64') };
  await stage.as('tomas').post('#desk-triage', 'Try these', card.ts, [txt]);
  await stage.settle();
  const theirs = async () =>
    (await stage.as('ben').thread('#heron-help', root.ts)).flatMap((message) =>
      message.files.map((f) => f.name),
    );
  expect(await theirs()).toEqual(['empty.png']);
  await sendOwnNote(stage, 'tomas');
  expect(await theirs()).toEqual(['empty.png', 'steps.txt']);
});

/** Presses *Send to requester* under the last note of one's own. */
async function sendOwnNote(stage: Stage, who: string) {
  const offers = (await staffThread(stage, 1, who)).filter((message) =>
    saidIn(message).includes('message.send'),
  );
  const offer = offers.at(-1);
  const answer = await stage
    .as(who)
    .press({ channel: offer?.channel ?? '', ts: offer?.ts ?? '' }, 'message.send');
  await stage.settle();
  return answer;
}

it('CNV-1 CNV-2 keeps what staff write in their thread to staff, until its author sends it', async () => {
  const { stage, root } = await asked();
  const card = await cardOf(stage, 1);
  await stage.as('ruth').post('#desk-triage', 'looks like the CANARY index again', card.ts);
  await stage.settle();
  expect(await bensThread(stage, root)).not.toContain('CANARY');
  const ruths = await staffThread(stage, 1, 'ruth');
  expect(texts(ruths).join()).toContain('🔒 Only the team sees this.');
  expect(await staffTexts(stage)).not.toContain('Only the team sees this');

  await sendOwnNote(stage, 'ruth');
  expect(await bensThread(stage, root)).toContain('Ruth Abara: looks like the CANARY index again');
  expect(await statusOf(stage)).toBe('In progress');
});

it('CNV-1 *Reply* is public, under the name of who sent it, and recorded for staff', async () => {
  const { stage, root } = await asked();
  await press(stage, 'tomas', 1, 'ticket.reply');
  expect(await submit(stage.as('tomas'), { text: 'Hello Ben, I am looking.' })).toEqual({ ok: true });
  await stage.settle();
  expect(await bensThread(stage, root)).toContain('Tomas Rivera: Hello Ben, I am looking.');
  expect(await staffTexts(stage)).toContain('Tomas Rivera: Hello Ben, I am looking.');
  expect(saidIn(await cardOf(stage, 1))).toContain('Tomas Rivera');
});

it('CNV-3 follows whose turn it is', async () => {
  const { stage, root } = await asked();
  expect(await statusOf(stage)).toBe('New');
  await press(stage, 'tomas', 1, 'ticket.reply');
  const form = (await stage.as('tomas').modals())[0];
  await stage.as('tomas').fill(form?.id ?? '', {
    text: { value: { value: 'Which browser do you use?' } },
    asks: { value: { selected_options: [{ value: 'yes', text: { type: 'plain_text', text: 'x' } }] } },
  });
  await stage.as('tomas').submit(form?.id ?? '');
  await stage.settle();
  expect(await statusOf(stage)).toBe('Waiting on requester');
  await stage.as('maya').post('#heron-help', 'Same for me, funny', root.ts);
  await stage.settle();
  expect(await statusOf(stage)).toBe('Waiting on requester');
  await stage.as('ben').post('#heron-help', 'Firefox', root.ts);
  await stage.settle();
  expect(await statusOf(stage)).toBe('In progress');
});

it('CNV-1 an agent who answers in the requester’s own thread has answered', async () => {
  const { stage, root } = await asked();
  await stage.as('tomas').post('#heron-help', 'I see it too, looking.', root.ts);
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('*Owner*\\nTomas Rivera');
  expect(await staffTexts(stage)).toContain('I see it too');
});

it('CNV-4 hides the words of a sensitive ticket from the channel, and shows them to who opens it', async () => {
  const { stage, root } = await asked('My CANARY address was shown to everybody.');
  await stage.as('ben').post('#heron-help', 'CANARY again', root.ts);
  await stage.settle();
  await pressMore(stage, 'tomas', 1, 'sensitive');
  expect(await submit(stage.as('tomas'), {})).toEqual({ ok: true });
  await stage.settle();
  await stage.as('ben').post('#heron-help', 'and CANARY once more', root.ts);
  await stage.settle();
  const shown = [await cardOf(stage, 1), ...(await staffThread(stage, 1))].map(saidIn).join();
  expect(shown).not.toContain('CANARY');
  expect(shown).toContain('Sensitive: open to read');

  await pressMore(stage, 'ruth', 1, 'show');
  expect(JSON.stringify((await stage.as('ruth').modals()).at(-1)?.view)).toContain('CANARY');
});

it('CNV-5 nothing a person typed mentions, links or pings', async () => {
  const text = 'see <!channel> and @ola at https://evil.example/x *now* &lt;@U1&gt;';
  const { stage, root } = await asked(text);
  await stage.as('ben').post('#heron-help', text, root.ts);
  await stage.settle();
  const sent = stage.slack.ledger.messages().filter((message) => saidIn(message).includes('evil.example'));
  expect(sent).toHaveLength(3);
  for (const message of sent) {
    const parsed = [message.text, ...mrkdwnIn(message.blocks)]
      .join('\n')
      .replaceAll(`<@${stage.as('ben').person.id}>`, '');
    expect(parsed).not.toMatch(/<(?:!(?!date\^)|[@#])/);
    expect(parsed).not.toMatch(/<https?:\/\/evil/);
  }
  const posts = stage.slack.ledger.calls('chat.postMessage');
  for (const { args } of posts)
    expect(args).toMatchObject({ unfurl_links: false, link_names: false, parse: 'none' });
});

/** The texts that Slack reads for mentions and links; all of ours must be `verbatim`. */
function mrkdwnIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { type, text, verbatim } = value as { type?: string; text?: string; verbatim?: boolean };
  if (type === 'mrkdwn') {
    expect(verbatim).toBe(true);
    return [text ?? ''];
  }
  if (type === 'rich_text')
    expect(JSON.stringify(value)).not.toMatch(/"type":"(?:user|link|broadcast|channel|emoji)"/);
  return Object.values(value).flatMap(mrkdwnIn);
}
