import type { EmbeddedSlack } from '../../sandbox/server/index.ts';
import type { Answer, Message, PersonClient } from '../../sandbox/server/protocol.ts';
import type { Inputs } from './inputs.ts';

/** One act of one person. It may find nothing to do. */
export type Act = (slack: EmbeddedSlack, inputs: Inputs, random: () => number) => Promise<void>;

const REQUESTERS = ['maya', 'lena', 'jonas', 'ben'];
const STAFF = ['tomas', 'ruth'];

/** Roots in the request channel that somebody may reply to. */
const roots = new WeakMap<EmbeddedSlack, Message[]>();

const oneOf = <T>(list: readonly T[], random: () => number): T | undefined =>
  list[Math.floor(random() * list.length)];

function someone(slack: EmbeddedSlack, among: readonly string[], random: () => number): PersonClient {
  return slack.as(oneOf(among, random) ?? 'maya');
}

/** Slack tells an event again until it is taken in, and the desk reads what it missed: it counts in any case. */
const writeRequest: Act = async (slack, inputs, random) => {
  const input = inputs.add('request message');
  const message = await someone(slack, REQUESTERS, random).post(
    '#heron-help',
    `The page ${input.mark} shows nothing.`,
  );
  input.isAcked = true;
  roots.set(slack, [...(roots.get(slack) ?? []), message]);
};

const writeWithFile: Act = async (slack, inputs, random) => {
  const input = inputs.add('request with file');
  const data = Buffer.from(`contents of ${input.mark}`).toString('base64');
  const file = { name: `${input.mark}.txt`, mimetype: 'text/plain', data };
  const words = `Look at ${input.mark} please.`;
  await someone(slack, REQUESTERS, random).post('#heron-help', words, undefined, [file]);
  input.isAcked = true;
};

const fileByForm: Act = async (slack, inputs, random) => {
  const who = someone(slack, REQUESTERS, random);
  const where = oneOf(['#heron-help', '#heron-editors'], random) ?? '#heron-help';
  await atForm(slack, who, async () => {
    await who.command(where, '/ticket');
    const input = inputs.add('form');
    const answer = await submitTop(who, { summary: `Form ${input.mark}`, description: 'As said.' });
    input.isAcked = isTaken(answer);
  });
};

const atForms = new WeakMap<EmbeddedSlack, Set<string>>();

/** One form at a time: two acts of one person would write into the same. Whoever is at one does nothing else. */
async function atForm(slack: EmbeddedSlack, who: PersonClient, act: () => Promise<void>): Promise<void> {
  const busy = atForms.get(slack) ?? new Set();
  atForms.set(slack, busy);
  const { id } = who.person;
  if (busy.has(id)) return;
  busy.add(id);
  try {
    // What opened late, for an act before, is none of this one's.
    for (const late of await who.modals()) await who.closeModal(late.id, true);
    await act();
  } finally {
    busy.delete(id);
  }
}

/** 🎫 as Slack tells it; told again it is another telling of the same reaction. */
const fileByReaction: Act = async (slack, inputs, random) => {
  const input = inputs.add('reaction');
  const author = someone(slack, REQUESTERS, random);
  const filer = someone(slack, [...REQUESTERS, ...STAFF], random);
  const message = await author.post('#heron-editors', `By the way ${input.mark} is broken.`);
  input.isAcked = await slack.deliver({
    type: 'reaction_added',
    user: filer.person.id,
    reaction: 'ticket',
    item: { type: 'message', channel: message.channel, ts: message.ts },
    item_user: author.person.id,
    event_ts: message.ts,
  });
};

/** Somebody marks a message that is a ticket already, or is about to be: never a second one. */
const markRequest: Act = async (slack, _inputs, random) => {
  const root = oneOf(roots.get(slack) ?? [], random);
  if (root) await someone(slack, STAFF, random).react(root.channel, root.ts, 'ticket');
};

const replyToDesk: Act = async (slack, inputs, random) => {
  const root = oneOf(roots.get(slack) ?? [], random);
  if (!root) return;
  const input = inputs.add('requester reply');
  const requester = REQUESTERS.find((handle) => slack.as(handle).person.id === root.user) ?? 'maya';
  await slack.as(requester).post(root.channel, `It still says ${input.mark} here.`, root.ts);
  input.isAcked = true;
};

const replyAsStaff: Act = async (slack, inputs, random) => {
  const who = someone(slack, STAFF, random);
  await atForm(slack, who, async () => {
    if (!(await pressCard(who, 'ticket.reply', random))) return;
    const input = inputs.add('staff reply');
    input.isAcked = isTaken(await submitTop(who, { text: `Try ${input.mark} again.` }));
  });
};

const resolveAsStaff: Act = async (slack, inputs, random) => {
  const who = someone(slack, STAFF, random);
  await atForm(slack, who, async () => {
    if (!(await pressCard(who, 'ticket.resolve', random))) return;
    const input = inputs.add('resolve');
    const done = { selected_option: { value: 'done', text: { type: 'plain_text', text: 'Done' } } };
    const answer = await submitTop(
      who,
      { message: `Mended ${input.mark}.` },
      { resolution: { value: done } },
    );
    input.isAcked = isTaken(answer);
  });
};

/** What a busy desk sees, each as often as it stands here. */
const ACTS: readonly Act[] = [
  writeRequest,
  writeRequest,
  writeWithFile,
  fileByForm,
  fileByForm,
  fileByReaction,
  markRequest,
  replyToDesk,
  replyToDesk,
  replyAsStaff,
  replyAsStaff,
  resolveAsStaff,
];

export async function actOnce(slack: EmbeddedSlack, inputs: Inputs, random: () => number): Promise<void> {
  const act = oneOf(ACTS, random);
  try {
    await act?.(slack, inputs, random);
  } catch (error) {
    // Slack refuses what cannot be done any more, such as a form that is gone; people shrug.
    if (!(error instanceof Error)) throw error;
  }
}

async function pressCard(who: PersonClient, actionId: string, random: () => number): Promise<boolean> {
  const cards = (await who.history('#desk-triage', undefined, 40)).filter((message) =>
    JSON.stringify(message.blocks ?? []).includes(`"${actionId}"`),
  );
  const card = oneOf(cards, random);
  if (!card) return false;
  return (await who.press({ channel: card.channel, ts: card.ts }, actionId)).ok;
}

async function submitTop(
  who: PersonClient,
  fields: Readonly<Record<string, string>>,
  chosen: Readonly<Record<string, Record<string, Record<string, unknown>>>> = {},
): Promise<Answer> {
  const form = (await who.modals()).at(-1);
  if (!form) return { ok: false };
  const typed = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, { value: { value } }]),
  );
  await who.fill(form.id, { ...typed, ...chosen });
  const answer = await who.submit(form.id);
  if (!isTaken(answer)) await who.closeModal(form.id, true);
  return answer;
}

const isTaken = (answer: Answer): boolean => answer.ok && !answer.errors;
