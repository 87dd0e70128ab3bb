import { confirmGroup } from '../../services/assignment/ask-to-confirm.ts';
import { confirmedWords } from '../../views/desk/confirmed.ts';
import type { AskedByButton } from '../asked.ts';

/** Under the desk's question in a direct message, which the answer takes the place of. */
export async function pressConfirmGroup({ desk, caller, value, replace }: AskedByButton): Promise<void> {
  const group = await confirmGroup(desk, caller, value);
  await replace(confirmedWords(group.name));
}
