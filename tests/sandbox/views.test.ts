import { expect, it } from 'vitest';
import type { EmbeddedSlack, SlackOptions } from '../../sandbox/server/index.ts';
import type { Answer as PersonAnswer, PersonClient } from '../../sandbox/server/protocol.ts';
import { call, slackFor, socketApp, testClock } from './bolt-app.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const input = (id: string, element: object = {}, block: object = {}) => ({
  type: 'input',
  block_id: id,
  label: plain(id),
  element: { type: 'plain_text_input', action_id: 'value', ...element },
  ...block,
});
const modal = (blocks: object[] = [input('summary')], change: object = {}) => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Send'),
  blocks,
  ...change,
});

interface Stage {
  readonly slack: EmbeddedSlack;
  readonly maya: PersonClient;
  /** A trigger of Maya's, fresh from a shortcut. */
  trigger(): Promise<string>;
  open(view: object): Promise<string>;
  readonly closed: readonly object[];
}

async function stage(
  options: Partial<SlackOptions> = {},
  ack: (body: object) => unknown = () => undefined,
): Promise<Stage> {
  const slack = await slackFor(options);
  let trigger = '';
  const closed: object[] = [];
  await socketApp(slack, (app) => {
    app.shortcut('ticket.new', async (args) => {
      trigger = args.body.trigger_id;
      await args.ack();
    });
    app.view({ callback_id: 'form', type: 'view_closed' }, async (args) => {
      closed.push(args.body);
      await args.ack();
    });
    app.view('form', async (args) => args.ack((await ack(args.body)) as never));
  });
  const maya = slack.as('maya');
  const pull = async () => {
    await maya.globalShortcut('ticket.new');
    return trigger;
  };
  const open = async (view: object) => {
    const answer = await call(slack, 'views.open', { trigger_id: await pull(), view });
    return (answer.view as { id: string }).id;
  };
  return { slack, maya, trigger: pull, open, closed };
}

it('takes a trigger once and within three seconds', async () => {
  const clock = testClock();
  const { slack, trigger } = await stage({ now: clock.now });
  const open = async (id: string) =>
    (await call(slack, 'views.open', { trigger_id: id, view: modal() })).error;
  const first = await trigger();
  expect(await open('1.2.three')).toBe('invalid_trigger_id');
  expect(await open(first)).toBeUndefined();
  expect(await open(first)).toBe('exchanged_trigger_id');
  const late = await trigger();
  clock.jump(3_001);
  expect(await open(late)).toBe('expired_trigger_id');
});

it('does not spend the trigger on a view over the limits, and says where', async () => {
  const { slack, trigger } = await stage();
  const id = await trigger();
  const bad = await call(slack, 'views.open', {
    trigger_id: id,
    view: modal([], { title: plain('x'.repeat(25)) }),
  });
  expect(bad).toMatchObject({ error: 'invalid_arguments' });
  expect((bad.response_metadata as { messages: string[] }).messages[0]).toContain('/view/title/text');
  expect(await call(slack, 'views.open', { trigger_id: id, view: modal() })).toMatchObject({ ok: true });
});

it('stacks three views and no more', async () => {
  const { slack, maya, trigger, open } = await stage();
  const root = await open(modal());
  const push = async () => call(slack, 'views.push', { trigger_id: await trigger(), view: modal() });
  expect(await push()).toMatchObject({ ok: true, view: { root_view_id: root, previous_view_id: root } });
  await push();
  expect(await push()).toMatchObject({ error: 'push_limit_reached' });
  expect(await maya.modals()).toHaveLength(3);
});

it('updates by id, by external_id and hash, and keeps what was typed where both ids stay', async () => {
  const { slack, maya, open } = await stage();
  const id = await open(modal([input('summary'), input('detail')], { external_id: 'ext' }));
  await maya.fill(id, { summary: { value: { value: 'typed' } }, detail: { value: { value: 'gone' } } });
  const [before] = await maya.modals();
  const view = modal(
    [input('summary', { initial_value: 'ignored' }), input('detail2', { initial_value: 'new' })],
    {
      external_id: 'ext',
    },
  );
  expect(await call(slack, 'views.update', { view_id: id, hash: '1.x', view })).toMatchObject({
    error: 'hash_conflict',
  });
  expect(await call(slack, 'views.update', { external_id: 'ext', hash: before?.hash, view })).toMatchObject({
    ok: true,
  });
  const [after] = await maya.modals();
  expect(after?.values).toEqual({
    summary: { value: { type: 'plain_text_input', value: 'typed' } },
    detail2: { value: { type: 'plain_text_input', value: 'new' } },
  });
  expect(await call(slack, 'views.update', { view_id: 'V404', view })).toMatchObject({ error: 'not_found' });
});

it('refuses an external_id that another open view has', async () => {
  const { slack, trigger, open } = await stage();
  await open(modal([], { external_id: 'ext' }));
  const again = { trigger_id: await trigger(), view: modal([], { external_id: 'ext' }) };
  expect(await call(slack, 'views.push', again)).toMatchObject({ error: 'duplicate_external_id' });
});

it('refuses at the field, before the app hears of it', async () => {
  const heard: object[] = [];
  const { maya, open } = await stage({}, (body) => void heard.push(body));
  const id = await open(
    modal([
      input('summary', { min_length: 5, max_length: 10 }),
      input('note', {}, { optional: true }),
      input('mail', { type: 'email_text_input' }),
      input('count', { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '9' }),
    ]),
  );
  const REQUIRED = 'Please complete this required field.';
  expect((await maya.submit(id)).errors).toEqual({ summary: REQUIRED, mail: REQUIRED, count: REQUIRED });
  const type = (summary: string, mail: string, count: string) =>
    maya.fill(id, {
      summary: { value: { value: summary } },
      mail: { value: { value: mail } },
      count: { value: { value: count } },
    });
  await type('abcd', 'nobody', '10');
  expect(Object.keys((await maya.submit(id)).errors ?? {})).toEqual(['summary', 'mail', 'count']);
  expect((await maya.modals())[0]?.errors.summary).toBe('Please enter at least 5 characters.');
  await type('abcdef', 'a@b.org', '3');
  expect(await maya.submit(id)).toEqual({ ok: true });
  expect(heard).toHaveLength(1);
});

it('sends every element, null or empty where nothing is chosen', async () => {
  const heard: { view: { state: { values: Record<string, object> } } }[] = [];
  const { maya, open } = await stage({}, (body) => void heard.push(body as never));
  const options = ['a', 'b'].map((value) => ({ text: plain(value), value }));
  const optional = { optional: true };
  const id = await open(
    modal([
      input('one', { type: 'static_select', options }, optional),
      input('many', { type: 'checkboxes', options }, optional),
      input('who', { type: 'users_select' }, optional),
      input('day', { type: 'datepicker', initial_date: '2026-03-03' }, optional),
      input('files', { type: 'file_input' }, optional),
      {
        type: 'section',
        block_id: 'side',
        text: plain('x'),
        accessory: { type: 'radio_buttons', action_id: 'r', options },
      },
    ]),
  );
  await maya.fill(id, { one: { value: { value: 'b' } } });
  await maya.submit(id);
  expect(heard[0]?.view.state.values).toEqual({
    one: { value: { type: 'static_select', selected_option: options[1] } },
    many: { value: { type: 'checkboxes', selected_options: [] } },
    who: { value: { type: 'users_select', selected_user: null } },
    day: { value: { type: 'datepicker', selected_date: '2026-03-03' } },
    files: { value: { type: 'file_input', files: [] } },
    side: { r: { type: 'radio_buttons', selected_option: null } },
  });
});

it('gives the app the files that were put into its form', async () => {
  const heard: { view: { state: { values: { file: { value: { files: { url_private: string }[] } } } } } }[] =
    [];
  const { slack, maya, open } = await stage({}, (body) => void heard.push(body as never));
  const id = await open(modal([input('file', { type: 'file_input', max_files: 1 })]));
  const upload = { name: 'log.txt', mimetype: 'text/plain', data: Buffer.from('lines').toString('base64') };
  await maya.fill(id, { file: { value: { files: [upload, upload] } } });
  expect((await maya.submit(id)).errors).toEqual({ file: 'Please choose no more than 1.' });
  await maya.fill(id, { file: { value: { files: [upload] } } });
  await maya.submit(id);
  const [file] = heard[0]?.view.state.values.file.value.files ?? [];
  const headers = { authorization: `Bearer ${slack.credentials.botToken}` };
  expect(await (await fetch(file?.url_private ?? '', { headers })).text()).toBe('lines');
});

it('does with the form what the app answers', async () => {
  const answers: unknown[] = [
    { response_action: 'errors', errors: { summary: 'Say a little more, in one line.' } },
    { response_action: 'update', view: modal([input('second', { initial_value: 'x' })]) },
    { response_action: 'push', view: modal([input('third', { initial_value: 'x' })]) },
    { response_action: 'errors', errors: { nowhere: 'x' } },
    { response_action: 'update', view: modal([], { title: plain('') }) },
    { response_action: 'clear' },
  ];
  const { slack, maya, open } = await stage({}, () => answers.shift());
  await open(modal([input('summary', { initial_value: 'x' })]));
  const submit = async (): Promise<PersonAnswer> => maya.submit((await maya.modals()).at(-1)?.id ?? '');

  expect(await submit()).toEqual({ ok: false, errors: { summary: 'Say a little more, in one line.' } });
  expect(await submit()).toEqual({ ok: true });
  expect((await maya.modals())[0]?.values).toHaveProperty('second');
  expect(await submit()).toEqual({ ok: true });
  expect(await maya.modals()).toHaveLength(2);
  expect((await submit()).failed).toContain('invalid_errors');
  expect((await submit()).failed).toContain('invalid_arguments');
  expect(slack.ledger.badAcks).toHaveLength(2);
  await submit();
  expect(await maya.modals()).toEqual([]);
});

it('tells of a closed view only where the app asked', async () => {
  const { slack, maya, trigger, open, closed } = await stage();
  const root = await open(modal([], { notify_on_close: true }));
  await call(slack, 'views.push', { trigger_id: await trigger(), view: modal([]) });
  const [, top] = await maya.modals();
  await maya.closeModal(top?.id ?? '');
  expect(await maya.modals()).toHaveLength(1);
  await maya.closeModal(root, true);
  expect(closed).toMatchObject([{ is_cleared: true, view: { id: root } }]);
});

it('publishes a Home for one person, by hash', async () => {
  const { slack, maya } = await stage();
  expect(await maya.openHome()).toBeUndefined();
  const pushed: unknown[] = [];
  slack.onPush('maya', (push) => pushed.push(push.kind));
  const publish = (hash?: string) =>
    call(slack, 'views.publish', {
      user_id: maya.person.id,
      hash,
      view: { type: 'home', blocks: [{ type: 'divider' }] },
    });
  const first = await publish();
  expect(pushed).toEqual(['home']);
  const home = await maya.openHome();
  expect(home?.hash).toBe((first.view as { hash: string }).hash);
  expect(await publish('0.old')).toMatchObject({ error: 'hash_conflict' });
  expect(await publish(home?.hash)).toMatchObject({ ok: true, view: { id: home?.id } });
});
