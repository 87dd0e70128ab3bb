import type { WebSocket } from 'ws';
import { personClient } from '../people/client.ts';
import { pushesOf } from '../people/pushes.ts';
import type { FromPage, PersonClient, Push, ToPage } from '../protocol.ts';
import type { Workspace } from '../workspace.ts';
import { findPersonByHandle } from '../world/people.ts';
import { refuse } from '../world/refusal.ts';

const METHODS = [
  'window',
  'history',
  'thread',
  'post',
  'edit',
  'remove',
  'react',
  'unreact',
  'markRead',
  'markThreadRead',
  'openDirect',
  'setStatus',
  'setActive',
  'join',
  'leave',
  'invite',
  'archive',
  'pin',
  'unpin',
  'command',
  'globalShortcut',
  'messageShortcut',
  'press',
  'suggest',
  'fill',
  'submit',
  'closeModal',
  'openHome',
  'modals',
] as const satisfies readonly FromPage['method'][];

/** A window in a browser: each frame one call of the person's client, and pushes in between. */
export function serveClient(workspace: Workspace, socket: WebSocket, handle: string): void {
  const client = findPersonByHandle(workspace.world, handle) && personClient(workspace, handle);
  if (!client) {
    socket.close(1008, 'nobody is called so');
    return;
  }

  const say = (frame: ToPage) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  };
  const stop = listenToPushes(workspace, handle, (push) => say({ push }));
  socket.on('close', stop);
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => void answerFrame(client, String(data)).then(say));
}

export function listenToPushes(
  workspace: Workspace,
  handle: string,
  listener: (push: Push) => void,
): () => void {
  const { world } = workspace;
  const { id } = findPersonByHandle(world, handle) ?? refuse(`nobody is called ${handle}`);
  const onFact = (fact: Parameters<typeof pushesOf>[1]) => {
    for (const push of pushesOf(world, fact, id)) listener(push);
  };
  world.listeners.add(onFact);
  return () => world.listeners.delete(onFact);
}

/** Calls what the page asked for; a refusal is answered in Slack's word for it. */
export async function answerCall(client: PersonClient, frame: FromPage): Promise<ToPage> {
  try {
    if (!METHODS.includes(frame.method)) refuse(`unknown method ${frame.method}`);
    const call = client[frame.method] as (...args: readonly unknown[]) => Promise<unknown>;
    return { id: frame.id, result: (await call(...frame.args)) ?? null };
  } catch (error) {
    return { id: frame.id, error: error instanceof Error ? error.message : String(error) };
  }
}

async function answerFrame(client: PersonClient, text: string): Promise<ToPage> {
  try {
    return await answerCall(client, JSON.parse(text) as FromPage);
  } catch {
    return { id: -1, error: 'unreadable frame' };
  }
}
