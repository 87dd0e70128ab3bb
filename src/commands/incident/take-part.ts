import { joinIncident, respond, subscribe, takeCommand } from '../../services/incident/take-part.ts';
import type { AskedByButton } from '../asked.ts';

export async function pressRespond({ desk, caller, value }: AskedByButton): Promise<void> {
  await respond(desk, caller, Number(value));
}

export async function pressTakeCommand({ desk, caller, value }: AskedByButton): Promise<void> {
  await takeCommand(desk, caller, Number(value));
}

export async function pressJoin({ desk, caller, value }: AskedByButton): Promise<void> {
  await joinIncident(desk, caller, Number(value));
}

export const pressSubscribe =
  (isSubscribed: boolean) =>
  async ({ desk, caller, value }: AskedByButton): Promise<void> => {
    await subscribe(desk, caller, Number(value), isSubscribed);
  };
