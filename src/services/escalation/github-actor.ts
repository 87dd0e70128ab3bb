import type { By } from '../../db/ticket-events.ts';

/** In the history, what happened on GitHub is nobody's of this workspace. */
export const GITHUB: By & { name: string } = { personId: 'github', door: 'github', name: 'GitHub' };
