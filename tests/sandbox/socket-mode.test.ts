import { expect, it } from 'vitest';
import { slackFor, socketApp } from './bolt-app.ts';

it('carries a command, a modal, its submission and the answer to the person', async () => {
  const slack = await slackFor();
  await socketApp(slack, (app) => {
    app.command('/ticket', async ({ ack, client, body }) => {
      await ack('Opening');
      await client.views.open({
        trigger_id: body.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'ticket.new',
          title: { type: 'plain_text', text: 'New ticket' },
          submit: { type: 'plain_text', text: 'File' },
          blocks: [
            {
              type: 'input',
              block_id: 'summary',
              label: { type: 'plain_text', text: 'Summary' },
              element: { type: 'plain_text_input', action_id: 'value', initial_value: body.text },
            },
          ],
        },
      });
    });
    app.view('ticket.new', async ({ ack, body, client, view }) => {
      const summary = view.state.values.summary?.value?.value;
      await client.chat.postMessage({ channel: body.user.id, text: `Filed: ${summary}` });
      await ack();
    });
  });
  const maya = slack.as('maya');

  expect(await maya.command('#heron-help', '/ticket Maps are <lost>')).toEqual({ ok: true });
  await slack.settled();
  const [modal] = await maya.modals();
  expect(modal?.values.summary?.value).toEqual({ type: 'plain_text_input', value: 'Maps are &lt;lost&gt;' });
  expect((await maya.history('#heron-help')).at(-1)).toMatchObject({
    text: 'Opening',
    ephemeralFor: maya.person.id,
  });

  await maya.fill(modal?.id ?? '', { summary: { value: { value: 'Maps' } } });
  expect(await maya.submit(modal?.id ?? '')).toEqual({ ok: true });
  expect(await maya.modals()).toEqual([]);
  expect((await maya.history('@firstline')).at(-1)?.text).toBe('Filed: Maps');
  expect(slack.ledger.calls('chat.postMessage')).toHaveLength(1);
  expect(slack.ledger.unknown).toEqual([]);
});
