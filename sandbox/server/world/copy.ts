import type { Seed } from '../heron.ts';
import type { World } from './world.ts';

/** What an act can change; the rest of a world is as it was made. */
const KEPT = [
  'people',
  'channels',
  'files',
  'modals',
  'homes',
  'triggers',
  'responseUrls',
  'usergroups',
] as const satisfies readonly (keyof World)[];

/** A workspace that begins as this one is now, in as many copies as are asked for. */
export function seedFrom(world: World): Seed {
  const minted = world.mint.counted();
  const kept = structuredClone(Object.fromEntries(KEPT.map((name) => [name, world[name]])));
  return (copy) => {
    copy.mint.countOn(minted);
    const all = structuredClone(kept);
    for (const name of KEPT) {
      const own = copy[name] as Map<string, unknown>;
      for (const [key, value] of all[name] as Map<string, unknown>) own.set(key, value);
    }
  };
}
