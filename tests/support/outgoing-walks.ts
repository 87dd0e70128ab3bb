import { DECLINE_FORM } from '../../src/views/escalation/decide.ts';
import { ESCALATE_FORM, TICKET_ESCALATE } from '../../src/views/escalation/escalate.ts';
import { ASSESS_FORM } from '../../src/views/incident/assess.ts';
import { NOT_CONTAINED_FORM } from '../../src/views/incident/contain.ts';
import { EVIDENCE_ADD_FORM, EVIDENCE_SETTLE_FORM } from '../../src/views/incident/evidence.ts';
import { FALSE_ALARM_FORM } from '../../src/views/incident/false-alarm.ts';
import { HAND_OVER_FORM, NOT_ME_FORM } from '../../src/views/incident/hand-over.ts';
import { INCIDENT_SAME_THING } from '../../src/views/incident/ids.ts';
import { RECORD_FORM } from '../../src/views/incident/record.ts';
import { RENAME_FORM } from '../../src/views/incident/rename.ts';
import { REOPEN_FORM } from '../../src/views/incident/reopen.ts';
import { REPORT_FORM } from '../../src/views/incident/report.ts';
import { RESOLVE_INCIDENT_FORM } from '../../src/views/incident/resolve.ts';
import { SAME_THING_FORM } from '../../src/views/incident/same-thing.ts';
import { SEVERITY_FORM } from '../../src/views/incident/severity.ts';
import { SITREP_FORM } from '../../src/views/incident/sitrep-form.ts';
import { STAKEHOLDERS_BACK_FORM, STAKEHOLDERS_EDIT_FORM } from '../../src/views/incident/stakeholders.ts';
import { REPLY_FORM } from '../../src/views/ticket/reply.ts';
import { RESOLVE_FORM } from '../../src/views/ticket/resolve.ts';
import { handOver, messageTo, pressOn } from './calling.ts';
import { escalate } from './escalated.ts';
import { pressCard, pressHeadline, pressMoreAct, ROOM } from './incident.ts';
import { assess, choose } from './incident-life.ts';
import { press } from './look.ts';
import type { Walk } from './outgoing.ts';
import { type Stage, submit, topModal } from './stage.ts';

/** On a wish of Jonas's, which Tomas has taken and triaged. */
export const TICKET_WALKS: readonly Walk[] = [
  { form: REPLY_FORM, who: 'tomas', open: (stage) => press(stage, 'tomas', 1, 'ticket.reply') },
  { form: RESOLVE_FORM, who: 'tomas', open: (stage) => openResolve(stage, 'done') },
  { form: RESOLVE_FORM, who: 'tomas', open: (stage) => openResolve(stage, 'declined') },
  { form: ESCALATE_FORM, who: 'tomas', open: (stage) => press(stage, 'tomas', 1, TICKET_ESCALATE) },
  {
    form: DECLINE_FORM,
    who: 'joan',
    async open(stage) {
      await escalate(stage);
      await press(stage, 'joan', 1, 'escalation.decline');
    },
  },
];

async function openResolve(stage: Stage, resolution: string): Promise<void> {
  await press(stage, 'tomas', 1, 'ticket.resolve');
  await choose(stage, 'tomas', { resolution });
  const { id } = await topModal(stage.as('tomas'));
  await stage.as('tomas').press({ viewId: id }, 'value', { block_id: 'resolution', value: resolution });
  await stage.settle();
}

const pressInForm = async (stage: Stage, actionId: string, value?: string) => {
  const { id } = await topModal(stage.as('ruth'));
  await stage.as('ruth').press({ viewId: id }, actionId, value ? { value } : undefined);
  await stage.settle();
};

/** Opens a form of Ruth's, and chooses what its fields of words depend on. */
function choosing(open: Walk['open'], values: Parameters<typeof choose>[2]): Walk['open'] {
  return async (stage) => {
    await open(stage);
    await choose(stage, 'ruth', values);
  };
}

const close = async (stage: Stage) =>
  stage.as('ruth').closeModal((await topModal(stage.as('ruth'))).id, true);

/** On an event that Ruth has declared, in this order. */
export const INCIDENT_WALKS: readonly Walk[] = [
  { form: SAME_THING_FORM, who: 'maya', open: (stage) => pressHeadline(stage, 'maya', INCIDENT_SAME_THING) },
  { form: RECORD_FORM, who: 'ruth', open: (stage) => pressCard(stage, 'ruth', 'incident.record') },
  { form: RENAME_FORM, who: 'ruth', open: (stage) => pressMoreAct(stage, 'ruth', 'rename') },
  { form: HAND_OVER_FORM, who: 'ruth', open: (stage) => pressMoreAct(stage, 'ruth', 'hand over') },
  {
    form: SEVERITY_FORM,
    who: 'ruth',
    open: choosing((stage) => pressMoreAct(stage, 'ruth', 'severity'), { severity: 'medium' }),
  },
  {
    form: EVIDENCE_ADD_FORM,
    who: 'ruth',
    async open(stage) {
      await pressMoreAct(stage, 'ruth', 'evidence');
      await pressInForm(stage, 'evidence.add');
    },
  },
  { form: EVIDENCE_SETTLE_FORM, who: 'ruth', open: (stage) => openSettle(stage), but: ['link', 'sha256'] },
  {
    form: RECORD_FORM,
    who: 'ruth',
    open: choosing((stage) => pressCard(stage, 'ruth', 'incident.record'), { change: 'yes' }),
  },
  {
    form: NOT_ME_FORM,
    who: 'priya',
    async open(stage) {
      await pressMoreAct(stage, 'ruth', 'hand over');
      await handOver(stage, 'ruth', 'priya', 'All is well');
      await pressOn(stage, 'priya', await messageTo(stage, 'priya', 'incident.not-me'), 'incident.not-me');
    },
  },
  {
    form: ASSESS_FORM,
    who: 'ruth',
    open: choosing((stage) => pressCard(stage, 'ruth', 'incident.assess'), {
      ...{ hits: ['integrity'], severity: 'high', outsideCause: 'unknown' },
      ...{ suspicious: 'no', contingency: 'no', notify: 'no' },
    }),
  },
  {
    form: FALSE_ALARM_FORM,
    who: 'ruth',
    async open(stage) {
      await stage.as('ruth').command(ROOM, '/incident false-alarm');
      await submit(stage.as('ruth'), { reason: 'It was planned' });
    },
  },
  {
    form: STAKEHOLDERS_EDIT_FORM,
    who: 'joan',
    async open(stage) {
      await assess(stage, 'ruth', { notify: 'yes' });
      await pressOn(stage, 'joan', await messageTo(stage, 'joan', EDIT), EDIT);
    },
  },
  {
    form: RESOLVE_INCIDENT_FORM,
    who: 'ruth',
    async open(stage) {
      await settleAll(stage);
      await pressCard(stage, 'ruth', 'incident.resolve');
      await choose(stage, 'ruth', { stakeholders: 'not needed' });
    },
  },
  {
    form: STAKEHOLDERS_BACK_FORM,
    who: 'ruth',
    async open(stage) {
      await pressOn(stage, 'joan', await messageTo(stage, 'joan', READY), READY);
      await pressOn(stage, 'ruth', await messageTo(stage, 'ruth', BACK), BACK);
    },
  },
  { form: SITREP_FORM, who: 'ruth', open: (stage) => pressCard(stage, 'ruth', 'incident.sitrep') },
  {
    form: NOT_CONTAINED_FORM,
    who: 'ruth',
    async open(stage) {
      await pressCard(stage, 'ruth', 'incident.contain');
      await submit(stage.as('ruth'), {});
      await stage.settle();
      await pressMoreAct(stage, 'ruth', 'not contained');
    },
  },
  {
    form: REPORT_FORM,
    who: 'ruth',
    async open(stage) {
      await pressCard(stage, 'ruth', 'incident.resolve');
      await choose(stage, 'ruth', { stakeholders: 'not needed' });
      await submit(stage.as('ruth'), { situation: 'All saved', stakeholdersWhy: 'Nobody outside noticed' });
      await stage.settle();
      await pressCard(stage, 'ruth', 'incident.report');
    },
  },
  { form: REOPEN_FORM, who: 'ruth', open: (stage) => pressCard(stage, 'ruth', 'incident.reopen') },
];

const EDIT = 'stakeholders.edit';
const READY = 'stakeholders.ready';
const BACK = 'stakeholders.back';

async function openSettle(stage: Stage): Promise<void> {
  await pressMoreAct(stage, 'ruth', 'evidence');
  await pressInForm(stage, 'evidence.add');
  await submit(stage.as('ruth'), { system: 'search index' });
  await stage.settle();
  await pressInForm(stage, 'evidence.settle', '1:1');
  await choose(stage, 'ruth', { how: 'waived' });
}

/** What would stand against its end. */
async function settleAll(stage: Stage): Promise<void> {
  await pressMoreAct(stage, 'ruth', 'evidence');
  for (const entry of [1, 2, 3]) {
    await pressInForm(stage, 'evidence.settle', `1:${entry}`);
    await choose(stage, 'ruth', { how: 'waived' });
    await submit(stage.as('ruth'), { reason: 'Nothing suspicious' });
    await stage.settle();
  }
  await close(stage);
}
