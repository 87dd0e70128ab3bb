import { headName } from '../../domain/incident/name.ts';
import { decodeText } from '../../domain/message/slack-text.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { makeReal } from '../../services/incident/make-real.ts';
import { readActor } from '../../services/ticket/read-ticket.ts';
import { plainAnswer } from '../../views/words.ts';
import type { AskedByButton, AskedByCommand } from '../asked.ts';
import type { Verb } from '../verbs.ts';
import { openDeclare } from './declare.ts';

/** `/incident drill the search is down`: the same form, and the same machine behind it (INC-1). */
export const drillVerb: Verb = {
  usage: 'drill the search is down',
  summary: 'practise one: marked everywhere, in no figure, and nobody outside is told',
  action: 'incident.drill',
  run: openDrill,
};

async function openDrill(asked: AskedByCommand): Promise<undefined> {
  const { desk, caller, text } = asked;
  refuseUnlessMay(await readActor(desk, caller), 'incident.drill');
  const title = decodeText(text.replace(/^\S+\s*/, ''), { person: () => undefined });
  return openDeclare(asked, title, true);
}

/** *It is real*, confirmed. */
export async function makeDrillReal(
  { desk, caller, replace }: AskedByButton,
  incidentId: number,
): Promise<void> {
  const real = await makeReal(desk, caller, incidentId);
  await replace(plainAnswer(`It is ${headName(real)} from now on, and everybody in it is told.`));
}
