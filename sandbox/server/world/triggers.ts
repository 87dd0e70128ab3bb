import { refuse, refuseUnless } from './refusal.ts';
import type { ResponseUrl, Trigger } from './stored.ts';
import type { World } from './world.ts';

const TRIGGER_MS = 3_000;
const RESPONSE_URL_MS = 30 * 60_000;
const RESPONSE_URL_USES = 5;

export function newTrigger(world: World, personId: string, viewId?: string): string {
  const id = `${world.mint.id('')}.${world.mint.id('')}.${world.mint.secret(32)}`;
  world.triggers.set(id, { personId, at: world.now(), used: false, ...(viewId && { viewId }) });
  return id;
}

/** A trigger opens one view, within three seconds of the act that made it. */
export function spendTrigger(world: World, id: string): Trigger {
  const trigger = world.triggers.get(id);
  refuseUnless(trigger, 'invalid_trigger_id');
  refuseUnless(!trigger.used, 'exchanged_trigger_id');
  refuseUnless(world.now().getTime() - trigger.at.getTime() <= TRIGGER_MS, 'expired_trigger_id');
  trigger.used = true;
  return trigger;
}

export function newResponseUrl(world: World, path: string, url: Omit<ResponseUrl, 'at' | 'uses'>): string {
  const key = `${path}/${world.team.id}/${world.mint.id('')}/${world.mint.secret(24)}`;
  world.responseUrls.set(key, { ...url, at: world.now(), uses: 0 });
  return `${world.baseUrl}/response/${key}`;
}

/** Five uses within half an hour; afterwards the address is as good as never made. */
export function spendResponseUrl(world: World, key: string): ResponseUrl {
  const url = world.responseUrls.get(key) ?? refuse('used_url');
  refuseUnless(world.now().getTime() - url.at.getTime() <= RESPONSE_URL_MS, 'expired_url');
  refuseUnless(url.uses < RESPONSE_URL_USES, 'used_url');
  url.uses++;
  return url;
}
