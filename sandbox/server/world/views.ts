import type { HomeView, ModalView } from '@slack/types';
import type { FormValues, OpenView } from '../protocol.ts';
import { completeValues, keptValues, type LooseBlock, type LooseElement } from './form.ts';
import { epoch } from './mint.ts';
import { refuse, refuseUnless } from './refusal.ts';
import type { StoredView, Trigger } from './stored.ts';
import { tell, type World } from './world.ts';

const STACK = 3;

/** A second `views.open` takes the place of whatever modal the person had open. */
export function openModal(world: World, trigger: Trigger, view: ModalView): StoredView {
  refuseTakenExternalId(world, view);
  const opened = newView(world, trigger.personId, view, undefined);
  setStack(world, trigger.personId, [opened]);
  return opened;
}

export function pushModal(world: World, personId: string, view: ModalView): StoredView {
  const stack = modalStack(world, personId);
  const top = stack.at(-1) ?? refuse('not_found');
  refuseUnless(stack.length < STACK, 'push_limit_reached');
  refuseTakenExternalId(world, view);
  const pushed = newView(world, personId, view, top);
  setStack(world, personId, [...stack, pushed]);
  return pushed;
}

export function updateModal(world: World, current: StoredView, view: ModalView): StoredView {
  refuseTakenExternalId(world, view, current.id);
  const drawn = withIds(world, view);
  const typed = keptValues(drawn.blocks, current.typed);
  return replaceModal(world, { ...current, hash: newHash(world), view: drawn, typed, errors: {} });
}

export function typeIntoModal(world: World, current: StoredView, values: FormValues): StoredView {
  const typed: Record<string, FormValues[string]> = { ...current.typed };
  for (const [blockId, actions] of Object.entries(values)) typed[blockId] = { ...typed[blockId], ...actions };
  const changed = { ...current, typed };
  if (world.homes.get(current.personId)?.id === current.id) world.homes.set(current.personId, changed);
  else {
    const stack = modalStack(world, current.personId).map((one) => (one.id === current.id ? changed : one));
    world.modals.set(current.personId, stack);
  }
  return changed;
}

export function markErrors(
  world: World,
  current: StoredView,
  errors: Readonly<Record<string, string>>,
): void {
  replaceModal(world, { ...current, errors });
}

export function popModal(world: World, personId: string): void {
  setStack(world, personId, modalStack(world, personId).slice(0, -1));
}

export function clearModals(world: World, personId: string): void {
  setStack(world, personId, []);
}

export function modalStack(world: World, personId: string): readonly StoredView[] {
  return world.modals.get(personId) ?? [];
}

export function findModal(
  world: World,
  by: { viewId?: string; externalId?: string },
): StoredView | undefined {
  for (const stack of world.modals.values()) {
    for (const view of stack) {
      if (by.viewId ? view.id === by.viewId : view.view.external_id === by.externalId) return view;
    }
  }
  return undefined;
}

/** The person's own view: a modal in the stack, or the App Home. */
export function getView(world: World, personId: string, viewId: string): StoredView {
  const modal = modalStack(world, personId).find((view) => view.id === viewId);
  const home = world.homes.get(personId);
  return modal ?? (home?.id === viewId ? home : refuse('view_not_found'));
}

export function publishHome(world: World, personId: string, view: HomeView, hash?: string): StoredView {
  const current = world.homes.get(personId);
  refuseUnless(!hash || hash === current?.hash, 'hash_conflict');
  const drawn = newView(world, personId, view, undefined);
  const published = current
    ? { ...drawn, id: current.id, rootId: current.id, typed: keptValues(drawn.view.blocks, current.typed) }
    : drawn;
  world.homes.set(personId, published);
  tell(world, { kind: 'home.published', userId: personId });
  return published;
}

export function shownView(stored: StoredView): OpenView {
  const values = completeValues(stored.view.blocks, stored.typed);
  return { id: stored.id, hash: stored.hash, view: stored.view, values, errors: stored.errors };
}

function newView(
  world: World,
  personId: string,
  view: ModalView | HomeView,
  below: StoredView | undefined,
): StoredView {
  const id = world.mint.id('V');
  return {
    id,
    personId,
    hash: newHash(world),
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    view: withIds(world, view),
    typed: {},
    errors: {},
  };
}

function replaceModal(world: World, changed: StoredView): StoredView {
  const stack = modalStack(world, changed.personId);
  setStack(
    world,
    changed.personId,
    stack.map((view) => (view.id === changed.id ? changed : view)),
  );
  return changed;
}

function setStack(world: World, personId: string, stack: readonly StoredView[]): void {
  world.modals.set(personId, stack);
  tell(world, { kind: 'modals.changed', userId: personId });
}

function refuseTakenExternalId(world: World, view: ModalView, ownId?: string): void {
  const taken = view.external_id && findModal(world, { externalId: view.external_id });
  refuseUnless(!taken || taken.id === ownId, 'duplicate_external_id');
}

function newHash(world: World): string {
  return `${epoch(world.now())}.${world.mint.secret(8)}`;
}

/** Slack names what the app left unnamed, anew each time: an input without ids loses what was typed on an update. */
export function withIds<T extends { readonly blocks?: readonly unknown[] }>(world: World, surface: T): T {
  if (!surface.blocks) return surface;
  return { ...surface, blocks: surface.blocks.map((block) => withBlockIds(world, block as LooseBlock)) };
}

function withBlockIds(world: World, block: LooseBlock): LooseBlock {
  const named = { ...block, block_id: block.block_id ?? world.mint.secret(5) };
  const actionable = (element: unknown) => withActionId(world, element as LooseElement);
  if (block.type === 'input') return { ...named, element: actionable(block.element) };
  if (block.type === 'section' && block.accessory)
    return { ...named, accessory: actionable(block.accessory) };
  if (block.type === 'actions') return { ...named, elements: (block.elements as unknown[]).map(actionable) };
  return named;
}

function withActionId(world: World, element: LooseElement): LooseElement {
  return element.type === 'image'
    ? element
    : { ...element, action_id: element.action_id ?? world.mint.secret(5) };
}
