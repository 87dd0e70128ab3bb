import type { PersonClient } from '../protocol.ts';
import type { Workspace } from '../workspace.ts';
import { changePerson, findPersonByHandle, getPerson, shownPerson } from '../world/people.ts';
import { pinMessage, unpinMessage } from '../world/pins.ts';
import { refuse, refuseUnless } from '../world/refusal.ts';
import { modalStack, shownView } from '../world/views.ts';
import { tell, type World } from '../world/world.ts';
import { command, globalShortcut, messageShortcut } from './commands.ts';
import { closeModal, fill, submit } from './modals.ts';
import { findPlace, joinedPlace } from './places.ts';
import { press, suggest } from './press.ts';
import * as rooms from './rooms.ts';
import * as talk from './talk.ts';
import { markThreadRead } from './threads.ts';
import { historyOf, threadOf, windowOf } from './window.ts';

/** One person's hands and eyes. */
export function personClient(workspace: Workspace, handle: string): PersonClient {
  const { world } = workspace;
  const { id } = findPersonByHandle(world, handle) ?? refuse(`nobody is called ${handle}`);
  return {
    get person() {
      return shownPerson(getPerson(world, id));
    },
    window: async () => windowOf(world, id),
    history: async (channel, before, limit) =>
      historyOf(world, findPlace(world, id, channel), id, before, limit),
    thread: async (channel, threadTs) => threadOf(world, findPlace(world, id, channel), id, threadTs),
    post: async (channel, text, threadTs, files) => talk.post(world, id, channel, text, threadTs, files),
    edit: async (channel, ts, text) => talk.edit(world, id, channel, ts, text),
    remove: async (channel, ts) => talk.remove(world, id, channel, ts),
    react: async (channel, ts, name) => talk.react(world, id, channel, ts, name),
    unreact: async (channel, ts, name) => talk.unreact(world, id, channel, ts, name),
    markRead: async (channel) => talk.markRead(world, id, channel),
    markThreadRead: async (channel, threadTs) => markThreadRead(world, id, channel, threadTs),
    openDirect: async (other) => findPlace(world, id, `@${other}`).id,
    setStatus: async (statusEmoji, statusText) => void changePerson(world, id, { statusEmoji, statusText }),
    setActive: async (other, active) => setActive(world, id, other, active),
    join: async (channel) => rooms.join(world, id, channel),
    leave: async (channel) => rooms.leave(world, id, channel),
    invite: async (channel, invited) => rooms.inviteTo(world, id, channel, invited),
    archive: async (channel) => rooms.archive(world, id, channel),
    pin: async (channel, ts) => pinMessage(world, joinedPlace(world, id, channel), ts, id),
    unpin: async (channel, ts) => unpinMessage(world, joinedPlace(world, id, channel), ts, id),
    command: (channel, line) => command(workspace, id, channel, line),
    globalShortcut: (callbackId) => globalShortcut(workspace, id, callbackId),
    messageShortcut: (channel, ts, callbackId) => messageShortcut(workspace, id, channel, ts, callbackId),
    press: (place, actionId, choice) => press(workspace, id, place, actionId, choice),
    suggest: (place, blockId, actionId, typed) => suggest(workspace, id, place, blockId, actionId, typed),
    fill: async (viewId, values) => fill(world, id, viewId, values),
    submit: (viewId) => submit(workspace, id, viewId),
    closeModal: (viewId, all) => closeModal(workspace, id, viewId, all),
    openHome: async () => {
      tell(world, { kind: 'home.opened', userId: id, tab: 'home' });
      const home = world.homes.get(id);
      return home && shownView(home);
    },
    modals: async () => modalStack(world, id).map(shownView),
  };
}

function setActive(world: World, adminId: string, handle: string, active: boolean): void {
  refuseUnless(getPerson(world, adminId).isAdmin, 'restricted_action');
  const { id } = findPersonByHandle(world, handle) ?? refuse('user_not_found');
  refuseUnless(id !== adminId, 'cant_deactivate_self');
  changePerson(world, id, { deleted: !active });
}
