import { checkHome, checkModal } from '../blocks/check.ts';
import { viewObject } from '../wire/view.ts';
import { getPerson } from '../world/people.ts';
import { refuse, refuseUnless } from '../world/refusal.ts';
import type { StoredView } from '../world/stored.ts';
import { spendTrigger } from '../world/triggers.ts';
import { findModal, openModal, publishHome, pushModal, updateModal } from '../world/views.ts';
import { needed, text } from './args.ts';
import type { Answer, Call, Methods } from './call.ts';

export const VIEW_METHODS: Methods = {
  'views.open': { scopes: [], tier: 4, handler: open },
  'views.push': { scopes: [], tier: 4, handler: push },
  'views.update': { scopes: [], tier: 4, handler: update },
  'views.publish': { scopes: [], tier: 4, handler: publish },
};

function open(call: Call): Answer {
  const view = checkModal(viewArg(call));
  const trigger = spendTrigger(call.world, needed(call.args, 'trigger_id'));
  return answer(call, openModal(call.world, trigger, view));
}

function push(call: Call): Answer {
  const view = checkModal(viewArg(call));
  const trigger = spendTrigger(call.world, needed(call.args, 'trigger_id'));
  return answer(call, pushModal(call.world, trigger.personId, view));
}

function update(call: Call): Answer {
  const view = checkModal(viewArg(call));
  const viewId = text(call.args, 'view_id');
  const externalId = text(call.args, 'external_id');
  if (!viewId && !externalId) needed(call.args, 'view_id');
  const current = findModal(call.world, { ...(viewId && { viewId }), ...(externalId && { externalId }) });
  if (!current) refuse('not_found');
  const hash = text(call.args, 'hash');
  refuseUnless(!hash || hash === current.hash, 'hash_conflict');
  return answer(call, updateModal(call.world, current, view));
}

function publish(call: Call): Answer {
  refuseUnless(call.world.manifest.homeTab, 'not_enabled');
  const view = checkHome(viewArg(call));
  const person = getPerson(call.world, needed(call.args, 'user_id'));
  refuseUnless(!person.isBot && !person.deleted && !person.isStranger, 'user_not_found');
  return answer(call, publishHome(call.world, person.id, view, text(call.args, 'hash')));
}

function viewArg(call: Call): unknown {
  needed(call.args, 'view');
  return call.args.view;
}

function answer(call: Call, view: StoredView): Answer {
  return { view: viewObject(call.world, view) };
}
