import { stillAffected, stillNeedHelp } from '../../services/follow-up/still-need-help.ts';
import type { AskedByButton } from '../asked.ts';

/** *I still need help*, under a closing notice. */
export async function pressStillNeedHelp({ desk, caller, value }: AskedByButton): Promise<void> {
  await stillNeedHelp(desk, caller, Number(value));
}

/** *Not yet*, under the all clear of an incident. */
export async function pressStillAffected({ desk, caller, value }: AskedByButton): Promise<void> {
  await stillAffected(desk, caller, Number(value));
}
