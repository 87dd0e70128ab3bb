import { placeParked } from '../../services/ticket/place-parked.ts';
import type { AskedByButton } from '../asked.ts';

/** *Add to that ticket*, under a line to the bot that could belong to an open one. */
export async function pressAddParked({ desk, caller, value }: AskedByButton): Promise<void> {
  await placeParked(desk, caller, Number(value), 'add');
}

export async function pressNewFromParked({ desk, caller, value }: AskedByButton): Promise<void> {
  await placeParked(desk, caller, Number(value), 'new');
}
