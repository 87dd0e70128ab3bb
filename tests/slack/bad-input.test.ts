import { WebClient } from '@slack/web-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../sandbox/server/protocol.ts';
import { doors } from '../../src/commands/index.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

/** A stage with one ticket of Ben's, number 1, asked in the request channel. */
async function withTicket(): Promise<{ stage: Stage; root: Message }> {
  const stage = await openStage();
  const root = await stage.as('ben').post('#heron-help', 'Search finds nothing since lunch');
  await stage.settle();
  return { stage, root };
}

const lastIn = async (stage: Stage, handle: string, channel: string): Promise<Message> => {
  const message = (await stage.as(handle).history(channel)).at(-1);
  if (!message) throw new Error(`${channel} is empty.`);
  return message;
};

const cardOf = async (stage: Stage, number = 1): Promise<Message> => {
  const all = await stage.as('tomas').history('#desk-triage');
  const card = all.find((message) => saidIn(message).includes(`*Ticket ${number}*`));
  if (!card) throw new Error(`Ticket ${number} has no card.`);
  return card;
};

/** Everything the desk has decided; what people asked is in the inbox beside it. */
async function decided(stage: Stage): Promise<string> {
  const { db } = stage.running.desk;
  const { tickets, ticketEvents, messages, outbox, workspaces } = db.tables;
  const rows = [
    await db.select().from(tickets),
    await db.$count(ticketEvents),
    await db.select().from(messages),
    await db.$count(outbox),
    await db.select().from(workspaces),
  ];
  return JSON.stringify(rows);
}

/** A message of the bot's with one button, as an older version of the desk may have left it. */
async function oldButton(stage: Stage, channel: string, actionId: string, value: string): Promise<Message> {
  const client = new WebClient(stage.config.slack.botToken, { slackApiUrl: stage.slack.apiUrl });
  const text = { type: 'plain_text' as const, text: 'Press' };
  await client.chat.postMessage({
    channel: stage.slack.channel(channel).id,
    text: 'A button',
    blocks: [{ type: 'actions', elements: [{ type: 'button', text, action_id: actionId, value }] }],
  });
  const all = await stage.as('ola').history(channel);
  return all.at(-1) as Message;
}

/** What a form answers that is sent by hand, with whatever it holds. */
function sendForm(
  stage: Stage,
  handle: string,
  view: { callback_id: string; private_metadata?: string; id?: string; values?: object; fields?: string[] },
): Promise<unknown> {
  const { id } = stage.as(handle).person;
  const { values = {}, fields = [], ...rest } = view;
  return stage.slack.deliverBody('interactive', {
    type: 'view_submission',
    team: { id: stage.slack.teamId, domain: 'heron' },
    user: { id, team_id: stage.slack.teamId },
    trigger_id: '1.2.3',
    view: {
      id: `V${Math.round(performance.now() * 1e6)}`,
      type: 'modal',
      private_metadata: '',
      blocks: fields.map((field) => ({
        type: 'input',
        block_id: field,
        element: { type: 'plain_text_input' },
      })),
      ...rest,
      state: { values },
    },
  });
}

const textValue = (value: string) => ({ value: { type: 'plain_text_input', value } });

describe('words that do not fit', () => {
  const ANSWERED: readonly (readonly [line: string, said: string])[] = [
    ['/ticket lits', 'Did you mean `/ticket list`'],
    ['/ticket tkae 1', 'Did you mean `/ticket take`'],
    ['/ticket resovle 1', 'Did you mean `/ticket resolve`'],
    ['/ticket hlep', 'Did you mean `/ticket help`'],
    ['/ticket <resolve>', 'about “&lt;resolve&gt;”'],
    ['/desk nonsense', 'To ask a person, write `/ticket`'],
    ['/desk', 'To ask a person, write `/ticket`'],
    ['/ticket show 99', 'There is no ticket 99 that you can see'],
    ['/ticket show 0', 'There is no ticket 0 that you can see'],
    ['/ticket show 999999999', 'There is no ticket 999999999 that you can see'],
    ['/ticket take 1', 'There is no ticket 1 that you can see'],
  ];

  it('R12 each is answered, and changes nothing', async () => {
    const { stage } = await withTicket();
    const before = await decided(stage);
    for (const [line, said] of ANSWERED) {
      expect(await stage.as('maya').command('#general', line)).toEqual({ ok: true });
      expect(saidIn(await lastIn(stage, 'maya', '#general')), line).toContain(said);
    }
    expect(await decided(stage)).toBe(before);
  });

  it.each(['/ticket frobnicate the printer', '/ticket show me the map', '/ticket constructor is broken'])(
    '%s is what somebody needs, and opens the form with it',
    async (line) => {
      const stage = await openStage();
      await stage.as('maya').command('#general', line);
      const form = await topModal(stage.as('maya'));
      expect(JSON.stringify(form.view)).toContain(line.replace('/ticket ', ''));
    },
  );

  it('CNV-5 a form shows what was typed behind a command, not how Slack spells it', async () => {
    const stage = await openStage();
    await stage.as('maya').command('#general', '/ticket Ask @tomas about R&D in #general <now>');
    const form = await topModal(stage.as('maya'));
    expect(JSON.stringify(form.view)).toContain('"initial_value":"Ask @tomas about R&D in #general <now>"');
  });

  it('a command the desk does not have is answered', async () => {
    const stage = await openStage();
    for (const command of ['/unknown', '/constructor', 'constructor', '__proto__', 'toString']) {
      const said = await stage.slack.deliverBody('slash_commands', {
        command,
        text: 'x',
        user_id: stage.as('maya').person.id,
        channel_id: stage.slack.channel('general').id,
        team_id: stage.slack.teamId,
        trigger_id: '1.2.3',
      });
      expect(JSON.stringify(said)).toContain('does not know that any more');
    }
  });

  it('40,000 characters behind a command open the form with what fits', async () => {
    const stage = await openStage();
    expect(await stage.as('maya').command('#general', `/ticket ${'long '.repeat(7_999)}`)).toEqual({
      ok: true,
    });
    expect(await submit(stage.as('maya'), { summary: 'A long story' })).toEqual({ ok: true });
  });

  it('CNV-1 40,000 characters in a message are one ticket, and staff get every one of them', async () => {
    const stage = await openStage();
    const words = Array.from({ length: 6_500 }, (_, n) => `w${n}`)
      .join(' ')
      .slice(0, 39_900);
    await stage.as('ben').post('#heron-help', words);
    await stage.settle();
    const card = await cardOf(stage);
    const copies = (await stage.as('tomas').thread('#desk-triage', card.ts)).slice(1);
    expect(copies.length).toBeGreaterThan(10);
    const carried = copies.map((message) => message.text.replace('Ben Castellano: ', '')).join(' ');
    expect(carried).toBe(words);
    for (const copy of copies) expect(copy.text.length).toBeLessThan(4_000);
    const refused = stage.slack.ledger.calls('chat.postMessage').filter(({ ok }) => !ok);
    expect(refused).toEqual([]);
  });
});

describe('doors that are no more', () => {
  it('a button nobody knows is answered where it stands, whatever it is called', async () => {
    const { stage } = await withTicket();
    for (const actionId of ['ticket.old', 'constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      const button = await oldButton(stage, '#heron-help', actionId, '1');
      const before = await decided(stage);
      const pressed = await stage.as('maya').press({ channel: '#heron-help', ts: button.ts }, actionId);
      expect(pressed).toEqual({ ok: true });
      await stage.settle();
      expect(saidIn(await lastIn(stage, 'maya', '#heron-help')), actionId).toContain(
        'does not know that any more',
      );
      expect(await decided(stage)).toBe(before);
    }
  });

  it.each(['ticket.old-form', 'constructor', '__proto__'])(
    'a form %j says so and closes nothing',
    async (id) => {
      const stage = await openStage();
      const bare = await sendForm(stage, 'maya', { callback_id: id });
      expect(JSON.stringify(bare)).toContain('does not know that any more');
      const fielded = await sendForm(stage, 'maya', { callback_id: id, fields: ['summary'] });
      expect(fielded).toMatchObject({ response_action: 'errors', errors: { summary: expect.any(String) } });
    },
  );

  it('an unknown shortcut, a closed form and a search for options are answered', async () => {
    const stage = await openStage();
    const who = { team: { id: stage.slack.teamId }, user: { id: stage.as('maya').person.id } };
    const view = { id: 'V1', type: 'modal', callback_id: 'x', blocks: [], state: { values: {} } };
    for (const body of [
      { type: 'shortcut', callback_id: 'constructor', trigger_id: '1.2.3' },
      { type: 'shortcut', callback_id: 'gone', trigger_id: '1.2.3' },
      { type: 'view_closed', view, is_cleared: true },
      { type: 'block_suggestion', action_id: 'x', block_id: 'y', value: 'z', container: { type: 'view' } },
      { type: 'block_actions', trigger_id: '1.2.3', actions: [{ type: 'static_select', action_id: 'x' }] },
      { type: 'block_actions', trigger_id: '1.2.3', actions: [{ type: 'button', action_id: 'ticket.more' }] },
    ]) {
      expect(await stage.slack.deliverBody('interactive', { ...who, ...body }), body.type).toBeDefined();
    }
    await stage.settle();
  });
});

describe('forms with nothing in them', () => {
  it.each([
    ['ticket.new', '{"door":"command","channelId":null,"message":null}', ['summary']],
    ['ticket.reply-form', '1', ['text']],
    ['ticket.note-form', '1', ['text']],
    ['ticket.resolve-form', '1', ['resolution']],
    ['ticket.assign-form', '1', ['owner']],
    ['desk.setup', '', ['triage']],
  ])('%s, empty, is answered at its field, in words for people', async (callbackId, metadata, fields) => {
    const { stage } = await withTicket();
    const before = await decided(stage);
    const known = Object.keys(doors.forms).find((id) => id === callbackId);
    expect(known).toBeDefined();
    for (const values of [{}, Object.fromEntries(fields.map((field) => [field, { value: {} }]))]) {
      const answer = await sendForm(stage, 'ola', {
        callback_id: callbackId,
        private_metadata: metadata,
        fields,
        values,
      });
      expect(answer).toMatchObject({ response_action: 'errors' });
      const said = JSON.stringify(answer);
      expect(said).not.toMatch(/Invalid|undefined|null|expected/);
    }
    expect(await decided(stage)).toBe(before);
  });

  it('a form of spaces is one with nothing in it', async () => {
    const stage = await openStage();
    await stage.as('maya').command('#general', '/ticket');
    const refused = await submit(stage.as('maya'), { summary: ' \u00a0\n ', description: '' });
    expect(refused.errors).toEqual({ summary: 'Say a little more, in one line.' });
  });
});

describe('too late, twice, and gone', () => {
  it.each(['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id'])(
    'a trigger that is over (%s) is told in words',
    async (code) => {
      const stage = await openStage();
      stage.slack.faults.inject({ kind: 'error', method: 'views.open', code });
      expect(await stage.as('maya').command('#general', '/ticket')).toEqual({ ok: true });
      expect(saidIn(await lastIn(stage, 'maya', '#general'))).toContain('took too long to open');
    },
  );

  it('R4 a double click on Take it is one taking', async () => {
    const { stage } = await withTicket();
    const card = await cardOf(stage);
    const place = { channel: '#desk-triage', ts: card.ts };
    const tomas = stage.as('tomas');
    const answers = await Promise.all([tomas.press(place, 'ticket.take'), tomas.press(place, 'ticket.take')]);
    expect(answers).toEqual([{ ok: true }, { ok: true }]);
    await stage.settle();
    const { db } = stage.running.desk;
    const events = await db.select().from(db.tables.ticketEvents);
    expect(events.filter(({ kind }) => kind === 'owned')).toHaveLength(1);
  });

  it('R4 a form sent twice is one ticket', async () => {
    const stage = await openStage();
    const form = {
      callback_id: 'ticket.new',
      id: 'V-twice',
      private_metadata: '{"door":"command","channelId":null,"message":null}',
      values: { summary: textValue('The printer is jammed') },
    };
    const answers = await Promise.all([1, 2, 3].map(() => sendForm(stage, 'maya', form)));
    expect(answers).toEqual([{}, {}, {}]);
    await stage.settle();
    const { db } = stage.running.desk;
    expect(await db.$count(db.tables.tickets)).toBe(1);
  });

  it('two people who take one ticket at once: one has it, the other hears who', async () => {
    const { stage } = await withTicket();
    const card = await cardOf(stage);
    const place = { channel: '#desk-triage', ts: card.ts };
    await Promise.all(['tomas', 'ruth'].map((handle) => stage.as(handle).press(place, 'ticket.take')));
    await stage.settle();
    const heard = await Promise.all(
      ['tomas', 'ruth'].map(async (handle) => saidIn(await lastIn(stage, handle, '#desk-triage'))),
    );
    expect(heard.filter((said) => /Nothing changed/.test(said))).toHaveLength(1);
  });

  it('T3 somebody who left can do nothing, from the moment Slack says so', async () => {
    const { stage, root } = await withTicket();
    const card = await cardOf(stage);
    stage.slack.changePerson('ruth', { deleted: true });
    await stage.settle();
    const before = await decided(stage);
    const ruth = stage.as('ruth').person.id;
    const answer = await stage.slack.deliverBody('interactive', {
      type: 'block_actions',
      team: { id: stage.slack.teamId },
      user: { id: ruth, team_id: stage.slack.teamId },
      trigger_id: '9.9.9',
      channel: { id: card.channel },
      actions: [{ type: 'button', action_id: 'ticket.take', value: '1' }],
    });
    expect(answer).toBeDefined();
    expect(await decided(stage)).toBe(before);

    await sendForm(stage, 'ola', {
      callback_id: 'ticket.assign-form',
      private_metadata: '1',
      fields: ['owner'],
      values: { owner: { value: { type: 'users_select', selected_user: ruth } } },
    }).then((said) => expect(JSON.stringify(said)).toContain('Ruth Abara is not an agent'));
    expect(await decided(stage)).toBe(before);
    expect(root.ts).toBeDefined();
  });

  it('T3 a requester who left while their ticket is worked on stops nothing', async () => {
    const { stage } = await withTicket();
    stage.slack.changePerson('ben', { deleted: true });
    await stage.settle();
    await stage.as('tomas').press({ channel: '#desk-triage', ts: (await cardOf(stage)).ts }, 'ticket.reply');
    expect(await submit(stage.as('tomas'), { text: 'We are looking.' })).toEqual({ ok: true });
    await stage.settle();
    await stage.as('maya').post('#heron-help', 'The map is gone');
    await stage.settle();
    expect(saidIn(await cardOf(stage, 2))).toContain('The map is gone');
  });

  const GONE: readonly (readonly [what: string, happens: (stage: Stage) => void])[] = [
    ['is archived', (stage) => stage.slack.archiveChannel('#heron-help')],
    ['throws the desk out', (stage) => stage.slack.kickBot('#heron-help')],
  ];

  it.each(GONE)(
    'a request channel that %s: the answer comes another way, and nothing waits',
    async (_what, happens) => {
      const { stage } = await withTicket();
      happens(stage);
      await stage.settle();
      await stage
        .as('tomas')
        .press({ channel: '#desk-triage', ts: (await cardOf(stage)).ts }, 'ticket.reply');
      expect(await submit(stage.as('tomas'), { text: 'We are looking.' })).toEqual({ ok: true });
      await stage.settle();
      expect(saidIn(await lastIn(stage, 'ben', '@firstline'))).toContain('We are looking.');
      const staff = (await stage.as('tomas').thread('#desk-triage', (await cardOf(stage)).ts)).map(saidIn);
      expect(staff.join('\n')).toContain('I cannot write any more where Ben Castellano asked');

      await stage.as('maya').post('@firstline', 'The map is gone');
      await stage.settle();
      expect(saidIn(await cardOf(stage, 2))).toContain('The map is gone');
    },
  );

  it.each(GONE)(
    'a command in a request channel that %s is acknowledged all the same',
    async (what, happens) => {
      const { stage } = await withTicket();
      await stage.as('maya').command('#heron-help', '/ticket The map is gone');
      happens(stage);
      await stage.settle();
      expect(await submit(stage.as('maya'), { description: 'Since yesterday.' })).toEqual({ ok: true });
      await stage.settle();
      expect(saidIn(await lastIn(stage, 'maya', '@firstline')), what).toContain('Ticket 2');
    },
  );
});

describe('S4 what people must not decide', () => {
  const VALUES = [
    '1',
    '01',
    ' 1',
    '1.0',
    '0x1',
    '1e0',
    '-1',
    '',
    'NaN',
    'null',
    '{}',
    '1;2',
    "1' OR 1=1",
    '9'.repeat(30),
  ];
  const NUMBERED = Object.keys(doors.buttons).filter((id) => !/^(?:home|ticket\.list)/.test(id));

  it('S4 no button with somebody else’s number in it changes anything', async () => {
    const { stage } = await withTicket();
    await stage.as('tomas').post('#desk-triage', 'Only for the team', (await cardOf(stage)).ts);
    await stage.settle();
    const before = await decided(stage);
    const value = fc.oneof(fc.constantFrom(...VALUES), fc.string({ unit: 'binary', maxLength: 20 }));
    const prefix = fc.constantFrom('', 'assign:', 'sensitive:', 'show:', 'history:', 'open:');
    let count = 0;
    const press = (actionId: string, tampered: string) =>
      stage.slack.deliverBody('interactive', {
        type: 'block_actions',
        team: { id: stage.slack.teamId },
        user: { id: stage.as('maya').person.id, team_id: stage.slack.teamId },
        trigger_id: `tampered.${count++}`,
        channel: { id: stage.slack.channel('general').id },
        actions: [{ type: 'button', action_id: actionId, value: tampered }],
      });
    const presses = fc.array(fc.tuple(fc.constantFrom(...NUMBERED), prefix, value), {
      minLength: 20,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(presses, async (all) => {
        const answers = await Promise.all(
          all.map(([actionId, act, number]) => press(actionId, act + number)),
        );
        expect(answers).not.toContain(undefined);
      }),
      { numRuns: 10 },
    );
    expect(await decided(stage)).toBe(before);
    expect(await stage.as('maya').modals()).toEqual([]);
  }, 20_000);

  it('S4 no form with somebody else’s number in it changes anything, and garbage is answered', async () => {
    const { stage } = await withTicket();
    const before = await decided(stage);
    const values = {
      text: textValue('I decide'),
      message: textValue('I decide'),
      summary: textValue('I decide'),
      asks: { value: { type: 'checkboxes', selected_options: [] } },
      resolution: { value: { type: 'static_select', selected_option: { value: 'done' } } },
      owner: { value: { type: 'users_select', selected_user: stage.as('maya').person.id } },
      triage: {
        value: { type: 'conversations_select', selected_conversation: stage.slack.channel('general').id },
      },
    };
    const forms = Object.keys(doors.forms).filter((id) => id !== 'ticket.new');
    const metadata = fc.oneof(
      fc.constantFrom(...VALUES, '[]', '{"channelId":1}', '{"__proto__":{"isAgent":true}}'),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...forms), metadata, async (callbackId, data) => {
        const form = { callback_id: callbackId, private_metadata: data, fields: Object.keys(values), values };
        const answer = await sendForm(stage, 'maya', form);
        expect(JSON.stringify(answer)).toMatch(/"response_action":"(?:errors|update)"/);
      }),
      { numRuns: 200 },
    );
    expect(await decided(stage)).toBe(before);
  });

  it('S4 the request form with garbage in its memory files nothing, and says so', async () => {
    const { stage } = await withTicket();
    const before = await decided(stage);
    for (const data of [
      '',
      'garbage',
      '{',
      'null',
      '[]',
      '7',
      '{"channelId":1}',
      '{"channelId":null,"message":{}}',
    ]) {
      const answer = await sendForm(stage, 'maya', {
        callback_id: 'ticket.new',
        private_metadata: data,
        fields: ['summary'],
        values: { summary: textValue('The printer is jammed') },
      });
      expect(answer, data).toMatchObject({
        response_action: 'errors',
        errors: { summary: expect.any(String) },
      });
      expect(await decided(stage)).toBe(before);
    }
  });

  it('S4 a requester cannot file in another’s name', async () => {
    const { stage } = await withTicket();
    const before = await decided(stage);
    const answer = await sendForm(stage, 'maya', {
      callback_id: 'ticket.new',
      private_metadata: '{"door":"command","channelId":null,"message":null}',
      fields: ['summary', 'requester'],
      values: {
        summary: textValue('The printer is jammed'),
        requester: { value: { type: 'users_select', selected_user: stage.as('lena').person.id } },
      },
    });
    expect(JSON.stringify(answer)).toContain('only agents');
    expect(await decided(stage)).toBe(before);
  });

  it('S4 T3 somebody who is no agent any more can do nothing with the buttons that are left', async () => {
    const { stage } = await withTicket();
    const card = await cardOf(stage);
    await stage.as('ruth').leave('#desk-triage');
    await stage.settle();
    const before = await decided(stage);
    await stage.slack.deliverBody('interactive', {
      type: 'block_actions',
      team: { id: stage.slack.teamId },
      user: { id: stage.as('ruth').person.id, team_id: stage.slack.teamId },
      trigger_id: '9.9.9',
      channel: { id: card.channel },
      actions: [{ type: 'button', action_id: 'ticket.take', value: '1' }],
    });
    await stage.settle();
    expect(await decided(stage)).toBe(before);
  });
});

describe('R12 a database that fails in the middle', () => {
  /** Nothing can be begun until it is mended. */
  function broken(stage: Stage): () => void {
    const { db } = stage.running.desk;
    const begin = db.begin.bind(db);
    db.begin = () => Promise.reject(new Error('database or disk is full'));
    return () => {
      db.begin = begin;
    };
  }
  const FAILED = /failed and nothing changed\. Try again\. If it fails twice, send code [0-9A-F]{4}/;

  it('R12 a command, a button and a form tell the person, and work when they are tried again', async () => {
    const { stage } = await withTicket();
    await stage.as('maya').command('#heron-help', '/ticket The map is gone');
    const card = await cardOf(stage);
    const before = await decided(stage);
    const mend = broken(stage);

    await stage.as('tomas').command('#general', '/ticket take 1');
    expect(saidIn(await lastIn(stage, 'tomas', '#general'))).toMatch(FAILED);
    await stage.as('tomas').press({ channel: '#desk-triage', ts: card.ts }, 'ticket.take');
    await stage.slack.settled();
    expect(saidIn(await lastIn(stage, 'tomas', '#desk-triage'))).toMatch(FAILED);
    const refused = await submit(stage.as('maya'), { description: 'Since yesterday.' });
    expect(refused.errors?.summary).toMatch(FAILED);
    mend();
    expect(await decided(stage)).toBe(before);

    const form = await topModal(stage.as('maya'));
    expect(await stage.as('maya').submit(form.id)).toEqual({ ok: true });
    await stage.as('tomas').press({ channel: '#desk-triage', ts: card.ts }, 'ticket.take');
    await stage.settle();
    expect(saidIn(await cardOf(stage, 2))).toContain('The map is gone');
    expect(saidIn(await cardOf(stage, 1))).toContain('Tomas Rivera');
  });

  it('R12 an event is not acknowledged, so that Slack sends it again', async () => {
    const stage = await openStage({ slack: { ackMs: 100 } });
    const mend = broken(stage);
    const event = {
      type: 'message',
      channel: stage.slack.channel('heron-help').id,
      channel_type: 'channel',
      user: stage.as('ben').person.id,
      text: 'Search finds nothing since lunch',
      ts: '1772550001.000100',
    };
    expect(await stage.slack.deliver(event)).toBe(false);
    mend();
    await stage.pass(61_000);
    expect(saidIn(await cardOf(stage))).toContain('Search finds nothing since lunch');
  });
});
