import { checkModal } from '../blocks/check.ts';
import type { Answer, FormValues, UploadedFile } from '../protocol.ts';
import { fileObject } from '../wire/file.ts';
import { viewObject } from '../wire/view.ts';
import type { Workspace } from '../workspace.ts';
import { completeValues, placedElements } from '../world/form.ts';
import { formFaults } from '../world/form-faults.ts';
import { refuse, SlackRefusal } from '../world/refusal.ts';
import type { StoredView } from '../world/stored.ts';
import { newResponseUrl, newTrigger } from '../world/triggers.ts';
import {
  clearModals,
  getView,
  markErrors,
  modalStack,
  popModal,
  pushModal,
  typeIntoModal,
  updateModal,
} from '../world/views.ts';
import type { World } from '../world/world.ts';
import { errorCode, formFailed } from './failure.ts';
import { interaction } from './payload.ts';
import { storeUpload } from './talk.ts';

/** Remembers what is typed. A file input takes uploads (name, mimetype, base64) and keeps files. */
export function fill(world: World, personId: string, viewId: string, values: FormValues): void {
  const view = getView(world, personId, viewId);
  const stored: Record<string, Record<string, Readonly<Record<string, unknown>>>> = {};
  for (const { blockId, actionId, element } of placedElements(view.view.blocks)) {
    const given = values[blockId]?.[actionId];
    if (!given) continue;
    const value = element.type === 'file_input' ? withFiles(world, personId, given) : given;
    stored[blockId] = { ...stored[blockId], [actionId]: { ...value, type: element.type } };
  }
  typeIntoModal(world, view, stored);
}

/** Slack checks the fields itself first; then the app has three seconds to say what becomes of the form. */
export async function submit(workspace: Workspace, personId: string, viewId: string): Promise<Answer> {
  const { world } = workspace;
  const view = modalStack(world, personId).find((one) => one.id === viewId) ?? refuse('view_not_found');
  const faults = formFaults(view.view.blocks, view.typed);
  if (Object.keys(faults).length > 0) {
    markErrors(world, view, faults);
    return { ok: false, errors: faults };
  }
  if (Object.keys(view.errors).length > 0) markErrors(world, view, {});

  const delivery = await workspace.courier.interaction({
    ...interaction(world, 'view_submission', personId),
    trigger_id: newTrigger(world, personId, view.id),
    view: viewObject(world, view),
    response_urls: responseUrls(world, view),
  });
  if (!delivery.acked) return formFailed(errorCode(delivery));
  return applyAnswer(workspace, personId, view, (delivery.payload ?? {}) as SubmissionAnswer);
}

/** The × closes the whole stack, Cancel the top view only. The app hears of it where it asked to. */
export async function closeModal(
  workspace: Workspace,
  personId: string,
  viewId: string,
  all = false,
): Promise<void> {
  const { world } = workspace;
  const stack = modalStack(world, personId);
  const view = stack.find((one) => one.id === viewId) ?? refuse('view_not_found');
  const clears = all || (view.view.type === 'modal' && view.view.clear_on_close === true);
  const told = clears ? (stack[0] ?? view) : view;
  if (clears) clearModals(world, personId);
  else popModal(world, personId);

  const notifies = [told, view].some((one) => one.view.type === 'modal' && one.view.notify_on_close);
  if (!notifies) return;
  await workspace.courier.interaction({
    ...interaction(world, 'view_closed', personId),
    view: viewObject(world, told),
    is_cleared: clears,
  });
}

interface SubmissionAnswer {
  readonly response_action?: string;
  readonly errors?: Readonly<Record<string, string>>;
  readonly view?: unknown;
}

function applyAnswer(
  workspace: Workspace,
  personId: string,
  view: StoredView,
  answer: SubmissionAnswer,
): Answer {
  const { world, ledger } = workspace;
  // The app may have changed the view by views.update before it answered, or the person may have closed it.
  const current = modalStack(world, personId).find((one) => one.id === view.id);
  if (!current) return { ok: true };
  try {
    return act(world, personId, current, answer);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    ledger.recordBadAck(error.code, answer);
    return formFailed(error.code);
  }
}

function act(world: World, personId: string, view: StoredView, answer: SubmissionAnswer): Answer {
  switch (answer.response_action) {
    case undefined:
      popModal(world, personId);
      return { ok: true };
    case 'clear':
      clearModals(world, personId);
      return { ok: true };
    case 'update':
      updateModal(world, view, checkModal(answer.view));
      return { ok: true };
    case 'push':
      pushModal(world, personId, checkModal(answer.view));
      return { ok: true };
    case 'errors': {
      const errors = inputErrors(view, answer.errors ?? {});
      markErrors(world, view, errors);
      return { ok: false, errors };
    }
    default:
      return refuse('invalid_response_action');
  }
}

/** Errors can stand at input blocks only; Slack drops an answer that names anything else. */
function inputErrors(
  view: StoredView,
  errors: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const inputs = view.view.blocks.filter((block) => block.type === 'input');
  const known = new Set(inputs.map((block) => block.block_id));
  const strangers = Object.keys(errors).filter((blockId) => !known.has(blockId));
  if (strangers.length > 0 || Object.keys(errors).length === 0) refuse('invalid_errors');
  return errors;
}

/** Only an input that sets `response_url_enabled` gives a form a way to answer into a channel. */
function responseUrls(world: World, view: StoredView): readonly Readonly<Record<string, unknown>>[] {
  const values = completeValues(view.view.blocks, view.typed);
  return placedElements(view.view.blocks).flatMap(({ blockId, actionId, element }) => {
    if (element.response_url_enabled !== true) return [];
    const value = values[blockId]?.[actionId];
    const channelId = value?.selected_conversation ?? value?.selected_channel;
    if (typeof channelId !== 'string') return [];
    const responseUrl = newResponseUrl(world, 'app', { channelId, personId: view.personId });
    return [{ block_id: blockId, action_id: actionId, channel_id: channelId, response_url: responseUrl }];
  });
}

function withFiles(world: World, personId: string, given: Readonly<Record<string, unknown>>) {
  const files = (given.files ?? []) as readonly (UploadedFile & { id?: string })[];
  return {
    files: files.map((file) =>
      file.id ? file : fileObject(world, storeUpload(world, personId, file, true)),
    ),
  };
}
