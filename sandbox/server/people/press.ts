import { checkSuggestions } from '../blocks/check.ts';
import type { Answer, Choice, FormValues, Option, Place } from '../protocol.ts';
import type { Workspace } from '../workspace.ts';
import {
  asValue,
  completeValues,
  optionsOf,
  type Placed,
  placedElements,
  startValue,
} from '../world/form.ts';
import { refuse, SlackRefusal } from '../world/refusal.ts';
import type { Channel, StoredMessage, StoredView } from '../world/stored.ts';
import { newResponseUrl, newTrigger } from '../world/triggers.ts';
import { getView, typeIntoModal } from '../world/views.ts';
import type { World } from '../world/world.ts';
import { pressFailed } from './failure.ts';
import { actionTs, inMessage, interaction, inView } from './payload.ts';
import { findPlace, seenMessage } from './places.ts';

type Payload = Readonly<Record<string, unknown>>;

/** A button pressed or a choice made, in a message or a view. `choice.block_id` tells equal buttons apart. */
export async function press(
  workspace: Workspace,
  personId: string,
  place: Place,
  actionId: string,
  choice: Choice = {},
): Promise<Answer> {
  const { world } = workspace;
  const stand =
    'viewId' in place ? standInView(world, personId, place.viewId) : standInMessage(world, personId, place);
  const placed = findElement(stand.blocks, actionId, choice);
  const value = startValue(placed.element) && asValue(placed.element, choice);
  if (value) stand.remember({ [placed.blockId]: { [placed.actionId]: value } });
  if (placed.block.type === 'input' && placed.block.dispatch_action !== true) return { ok: true };

  const delivery = await workspace.courier.interaction({
    ...interaction(world, 'block_actions', personId),
    ...stand.payload(),
    trigger_id: newTrigger(world, personId, 'viewId' in place ? place.viewId : undefined),
    actions: [actionOf(world, placed, choice, value)],
  });
  return delivery.acked ? { ok: true } : pressFailed(world.manifest.name, delivery);
}

/** The options of an external select for what has been typed; none below its `min_query_length`. */
export async function suggest(
  workspace: Workspace,
  personId: string,
  place: Place,
  blockId: string,
  actionId: string,
  typed: string,
): Promise<readonly Option[]> {
  const { world } = workspace;
  const stand =
    'viewId' in place ? standInView(world, personId, place.viewId) : standInMessage(world, personId, place);
  const { element } = findElement(stand.blocks, actionId, { block_id: blockId });
  if (typed.length < Number(element.min_query_length ?? 3)) return [];

  const { response_url: _url, state: _state, ...payload } = stand.payload();
  const delivery = await workspace.courier.interaction({
    ...interaction(world, 'block_suggestion', personId),
    ...payload,
    action_id: actionId,
    block_id: blockId,
    value: typed,
  });
  if (!delivery.acked) refuse(pressFailed(world.manifest.name, delivery).failed ?? '');
  return readSuggestions(workspace, delivery.payload);
}

interface Stand {
  readonly blocks: readonly unknown[];
  payload(): Payload;
  remember(values: FormValues): void;
}

function standInView(world: World, personId: string, viewId: string): Stand {
  let view: StoredView = getView(world, personId, viewId);
  return {
    blocks: view.view.blocks,
    payload: () => inView(world, view),
    remember: (values) => {
      view = typeIntoModal(world, view, values);
    },
  };
}

function standInMessage(world: World, personId: string, place: { channel: string; ts: string }): Stand {
  const channel = findPlace(world, personId, place.channel);
  let message = seenMessage(channel, place.ts, personId);
  return {
    blocks: message.blocks ?? refuse('the message has no blocks'),
    payload: () => ({
      ...inMessage(world, channel, message),
      state: { values: completeValues(message.blocks, message.choices?.get(personId) ?? {}) },
      response_url: newResponseUrl(world, 'actions', {
        channelId: channel.id,
        personId,
        originTs: message.ts,
      }),
    }),
    remember: (values) => {
      message = rememberChoices(channel, message, personId, values);
    },
  };
}

function rememberChoices(
  channel: Channel,
  message: StoredMessage,
  personId: string,
  values: FormValues,
): StoredMessage {
  const mine: Record<string, FormValues[string]> = { ...message.choices?.get(personId) };
  for (const [blockId, actions] of Object.entries(values)) mine[blockId] = { ...mine[blockId], ...actions };
  const changed = { ...message, choices: new Map([...(message.choices ?? []), [personId, mine]]) };
  (message.ephemeralFor ? channel.ephemerals : channel.messages).set(message.ts, changed);
  return changed;
}

function findElement(blocks: readonly unknown[], actionId: string, choice: Choice): Placed {
  const named = placedElements(blocks).filter((placed) => placed.actionId === actionId);
  const fits = named.find(
    ({ blockId, element }) =>
      (choice.block_id === undefined || choice.block_id === blockId) &&
      (element.type !== 'button' || choice.value === undefined || choice.value === element.value),
  );
  return fits ?? refuse(`nothing here has the action_id ${actionId}`);
}

function actionOf(world: World, placed: Placed, choice: Choice, value: Payload | undefined): Payload {
  const { element, blockId, actionId } = placed;
  const named = { action_id: actionId, block_id: blockId };
  const at = { type: element.type, action_ts: actionTs(world) };
  if (value) return { ...named, ...value, ...at };
  if (element.type === 'overflow') {
    const { value: asked, selected_option: option } = choice as {
      value?: unknown;
      selected_option?: { value?: unknown };
    };
    const chosen = optionsOf(element).find((one) => one.value === (option?.value ?? asked));
    return { ...named, selected_option: chosen ?? refuse('no such option'), ...at };
  }
  const { text, value: own, style, url } = element;
  const given =
    element.type === 'feedback_buttons' ? { value: choice.value } : own !== undefined && { value: own };
  return {
    ...named,
    ...(text !== undefined && { text }),
    ...given,
    ...(style !== undefined && { style }),
    ...(url !== undefined && { url }),
    ...at,
  };
}

function readSuggestions(workspace: Workspace, payload: unknown): readonly Option[] {
  try {
    checkSuggestions(payload);
  } catch (error) {
    if (error instanceof SlackRefusal) workspace.ledger.recordBadAck(error.code, payload);
    throw error;
  }
  return optionsOf(payload as Parameters<typeof optionsOf>[0]).map((option) => {
    const { text, value, description } = option as unknown as {
      text: { text: string };
      value: string;
      description?: { text: string };
    };
    return { text: text.text, value, ...(description && { description: description.text }) };
  });
}
