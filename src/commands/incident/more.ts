import { MORE_ACTS, type MoreAct, moreActs } from '../../domain/incident/more.ts';
import { readIncident } from '../../services/incident/find-incident.ts';
import { moreModal } from '../../views/incident/more.ts';
import { type AskedByButton, openView } from '../asked.ts';
import { openNotContained } from './contain.ts';
import { makeDrillReal } from './drill.ts';
import { openEvidence } from './evidence.ts';
import { openHandOver } from './hand-over.ts';
import { openMakePrivate } from './make-private.ts';
import { openMerge } from './merge.ts';
import { promote } from './promote.ts';
import { openRename } from './rename.ts';
import { openRoles } from './role.ts';
import { openSeverity } from './severity.ts';
import { openStakeholders } from './stakeholders.ts';

/** *More* on the card. */
export async function pressMore(asked: AskedByButton): Promise<void> {
  const incident = await readIncident(asked.desk, asked.caller, Number(asked.value), 'incident.work');
  await openView(asked, moreModal(incident, moreActs(incident)));
}

/** One of its acts: its form, or its answer, takes the list's place. */
export async function pressMoreAct(asked: AskedByButton): Promise<void> {
  const [act = '', id = ''] = asked.value.split(':');
  const chosen = MORE_ACTS.find((known) => known === act);
  if (chosen) await DO[chosen]({ ...asked, inPlaceOf: asked.modalId }, Number(id));
}

const DO: Readonly<Record<MoreAct, (asked: AskedByButton, incidentId: number) => Promise<unknown>>> = {
  'make real': makeDrillReal,
  'hand over': (asked, id) => openHandOver(asked, id),
  roles: openRoles,
  evidence: openEvidence,
  severity: (asked, id) => openSeverity(asked, id),
  'make private': (asked, id) => openMakePrivate(asked, id),
  'not contained': openNotContained,
  promote,
  rename: openRename,
  merge: (asked, id) => openMerge(asked, id),
  stakeholders: openStakeholders,
};
