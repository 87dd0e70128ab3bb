import type {
  AnyMiddlewareArgs,
  App,
  BlockAction,
  BlockElementAction,
  SlackShortcut,
  SlackViewMiddlewareArgs,
  ViewClosedAction,
  ViewOutput,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Caller } from '../domain/people/actor.ts';
import type { Door } from '../domain/ticket/door.ts';
import type { Drawn } from '../views/blocks.ts';
import { plain } from '../views/blocks.ts';
import { exposedAnswer, readsNone } from '../views/exposed.ts';
import { fieldOf } from '../views/form.ts';
import { plainAnswer } from '../views/words.ts';
import type { Doors, Hall, Suggestion } from './asked.ts';
import { attemptInTime } from './attempt.ts';
import { answerPress, refuseForm } from './refuse.ts';

/**
 * Stands at Slack's doors: finds who answers, sees that Slack is answered in time, and tells the person what
 * went wrong. One listener for each kind of door, since Bolt runs every listener it has on every request.
 */
export function listen(app: App, hall: Hall, doors: Doors): void {
  listenForCommands(app, hall, doors);
  listenForShortcuts(app, hall, doors);
  listenForButtons(app, hall, doors);
  listenForForms(app, hall, doors);
  listenForTyping(app, hall, doors);
  answerTheRest(app);
}

const NOBODY_HOME =
  'Nothing happened: this desk does not know that any more. `/ticket help` shows what it knows.';

function listenForCommands(app: App, hall: Hall, doors: Doors): void {
  app.command(/.*/, async ({ ack, command, client }) => {
    const answer = known(doors.commands, command.command);
    if (!answer) return ack({ response_type: 'ephemeral', text: NOBODY_HOME });
    const asked = {
      ...askedBy(hall, client, command.user_id, 'command', `command:${command.trigger_id}`),
      triggerId: command.trigger_id,
      channelId: command.channel_id,
      text: command.text.trim(),
    };
    const attempt = await attemptInTime(hall, client, () => answer(asked));
    const drawn = 'said' in attempt ? plainAnswer(attempt.said) : attempt.done;
    await ack(drawn && { response_type: 'ephemeral', ...drawn });
  });
}

function listenForShortcuts(app: App, hall: Hall, doors: Doors): void {
  app.shortcut(/.*/, async ({ ack, shortcut, client, respond }) => {
    const answer = known(doors.shortcuts, shortcut.callback_id);
    const asked = {
      ...askedBy(hall, client, shortcut.user.id, 'shortcut', `shortcut:${shortcut.trigger_id}`),
      triggerId: shortcut.trigger_id,
      message: shortcut.type === 'message_action' ? shortcut : undefined,
    };
    const attempt = await attemptInTime(hall, client, async () => answer?.(asked));
    await ack();
    const said = 'said' in attempt ? attempt.said : answer ? undefined : NOBODY_HOME;
    if (said) await answerPress(hall, asked, isMessage(shortcut) ? respond : undefined, said);
  });
}

const isMessage = (shortcut: SlackShortcut): boolean => shortcut.type === 'message_action';

function listenForButtons(app: App, hall: Hall, doors: Doors): void {
  app.action<BlockAction>({ action_id: /.*/ }, async ({ ack, action, body, client, respond }) => {
    if (action.action_id === 'value') {
      await redrawForm(hall, doors, client, body);
      return ack();
    }
    const answer = known(doors.buttons, action.action_id);
    const isInMessage = body.channel !== undefined;
    const door = body.view?.type === 'home' ? 'home' : 'button';
    const asked = {
      ...askedBy(hall, client, body.user.id, door, `button:${body.trigger_id}`),
      triggerId: body.trigger_id,
      value: chosenValue(action),
      isInModal: body.view?.type === 'modal',
      modalId: body.view?.type === 'modal' ? body.view.id : undefined,
      form: body.view?.type === 'modal' ? (body.view as ViewOutput) : undefined,
      replace: async (drawn: Drawn) => {
        const { view } = body;
        if (view?.type === 'modal')
          await client.views.update({ view_id: view.id, view: redrawn(view, drawn) });
        else await respond({ replace_original: true, ...drawn });
      },
    };
    const attempt = await attemptInTime(hall, client, async () => answer?.(asked));
    await ack();
    const said = 'said' in attempt ? attempt.said : answer ? undefined : NOBODY_HOME;
    if (!said) return;
    // Of a private answer Slack tells where it stands, and not the message.
    const threadTs: string | undefined = body.message?.thread_ts ?? body.container.thread_ts;
    await answerPress(hall, asked, isInMessage ? respond : undefined, said, threadTs);
  });
}

/** The same form with other things in it. */
const redrawn = (view: ViewOutput, { blocks }: Drawn): ModalView => ({
  type: 'modal',
  callback_id: view.callback_id,
  title: view.title,
  ...(view.close ? { close: view.close } : {}),
  private_metadata: view.private_metadata,
  blocks,
});

/** A field was answered; what cannot be drawn is drawn at the next answer, and checked at the end. */
async function redrawForm(hall: Hall, doors: Doors, client: WebClient, body: BlockAction): Promise<void> {
  const view = body.view as ViewOutput | undefined;
  const field = body.actions[0]?.block_id ?? '';
  const redraw = view && known(doors.changes, view.callback_id);
  if (!redraw) return;
  const asked = { ...askedBy(hall, client, body.user.id, 'form', `change:${body.trigger_id}`), view, field };
  await attemptInTime(hall, client, () => redraw(asked));
}

function chosenValue(action: BlockElementAction): string {
  if (action.type === 'static_select' || action.type === 'external_select') {
    return action.selected_option?.value ?? '';
  }
  return action.type === 'button' ? (action.value ?? '') : '';
}

/** In front of the listeners: a form is what changes most, and asking them all costs as much as Bolt itself. */
function listenForForms(app: App, hall: Hall, doors: Doors): void {
  app.use(async (args) => {
    if (!isForm(args)) return args.next();
    const { ack, body, view, client } = args;
    const answer = known(doors.forms, view.callback_id);
    if (!answer) return ack(refuseForm(view, NOBODY_HOME, undefined));
    const by = askedBy(hall, client, body.user.id, 'form', `form:${view.id}:${view.callback_id}`);
    const asked = { ...by, caller: { ...by.caller, saysNone: readsNone(view) }, view };
    const attempt = await attemptInTime(hall, client, () => answer(asked));
    if ('exposed' in attempt && attempt.exposed) return ack(exposedAnswer(view, attempt.exposed));
    if ('said' in attempt) return ack(refuseForm(view, attempt.said, attempt.field));
    return attempt.done ? ack(attempt.done) : ack();
  });
}

const isForm = (args: AnyMiddlewareArgs): args is SlackViewMiddlewareArgs<ViewSubmitAction> =>
  args.body.type === 'view_submission';

/** A list that cannot be made is empty: whoever types tries again, and the form itself says what is wrong. */
function listenForTyping(app: App, hall: Hall, doors: Doors): void {
  app.options<'block_suggestion'>({ action_id: /.*/ }, async ({ ack, body, payload, client }) => {
    const form = known(doors.suggestions, body.view?.callback_id ?? '');
    const suggest = form && known(form, fieldOf(payload.block_id));
    const asked = {
      ...askedBy(hall, client, body.user.id, 'form', ''),
      typed: payload.value,
      place: body.view?.private_metadata ?? '',
    };
    const attempt = await attemptInTime(hall, client, async () => suggest?.(asked));
    const found = ('done' in attempt && attempt.done) || [];
    await ack({ options: found.map(drawOption) });
  });
}

const drawOption = ({ value, label, description }: Suggestion) => ({
  text: plain(label),
  value,
  ...(description ? { description: plain(description) } : {}),
});

/** What the desk offers no more, or only for Slack's sake: an answer, so that nobody waits for one. */
function answerTheRest(app: App): void {
  app.view<ViewClosedAction>({ callback_id: /.*/, type: 'view_closed' }, async ({ ack }) => ack());
}

/** The names come from outside, and objects answer to more than their own: `constructor` is no button. */
function known<T>(answers: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(answers, name) ? answers[name] : undefined;
}

/** Nobody is believed yet: the caller is what Slack says, and the service asks the permission table. */
export function askedBy(hall: Hall, client: WebClient, personId: string, door: Door, inputKey: string) {
  const { desk, emergency, log, workspaceId, botUserId } = hall;
  const caller: Caller = { workspaceId, personId, door, inputKey, isStored: false };
  return { desk, emergency, log, botUserId, client, caller };
}
