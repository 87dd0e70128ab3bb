import fc from 'fast-check';
import { listEntries } from '../../../src/db/incident-entries.ts';
import { YES_NO_UNKNOWN, type YesNoUnknown } from '../../../src/domain/incident/assessment.ts';
import { isOpenTask } from '../../../src/domain/incident/entry.ts';
import { SEVERITIES, type Severity } from '../../../src/domain/incident/severity.ts';
import { assessIncident, beginAssessing } from '../../../src/services/incident/assess-incident.ts';
import { containIncident, workOn } from '../../../src/services/incident/contain-incident.ts';
import { declareIncident } from '../../../src/services/incident/declare-incident.ts';
import { callOffIncident } from '../../../src/services/incident/false-alarm.ts';
import { mergeIncident } from '../../../src/services/incident/merge-incident.ts';
import {
  deferTask,
  finishEntry,
  noteInIncident,
  settleEvidence,
} from '../../../src/services/incident/note.ts';
import { rateIncident } from '../../../src/services/incident/rate-incident.ts';
import { reopenIncident } from '../../../src/services/incident/reopen-incident.ts';
import { reportNothingChanged, reportSitrep } from '../../../src/services/incident/report-sitrep.ts';
import { resolveIncident } from '../../../src/services/incident/resolve-incident.ts';
import { respond } from '../../../src/services/incident/take-part.ts';
import { runDue } from '../../../src/services/run-due.ts';
import { MINUTE_MS } from '../../support/clock.ts';
import { declarationOf } from '../../support/declaration.ts';
import { MAYA, OLA, STAFF, type Step, TOMAS } from './life.ts';
import { goesOn, type IncidentModel, mayLead, rateTo } from './model.ts';

const isStaff = (who: string) => STAFF.includes(who);
const leads = (model: IncidentModel, who: string) => mayLead(model, who, isStaff(who));
const WORDS = { situation: 'Saving fails', actions: '', needs: '', workaround: null };

const responds = (who: string): Step => ({
  name: `${who} responds`,
  who,
  act: ({ desk, incidentId }, caller) => respond(desk, caller, incidentId),
  model(model) {
    if (!isStaff(who) && model.commander !== who) return 'not-allowed';
    if (!goesOn(model)) return 'incident.not-going-on';
    model.isAnswered = true;
    model.commander ??= who;
    if (model.state === 'initiated') model.state = 'assessing';
    return undefined;
  },
});

/** What keeps somebody from assessing, or begins it. */
function begin(model: IncidentModel, who: string): string | undefined {
  if (model.state !== 'initiated') return undefined;
  if (!model.commander || (!model.isAnswered && model.commander !== who)) return 'guard.no-commander';
  model.state = 'assessing';
  return undefined;
}

const begins = (who: string): Step => ({
  name: `${who} presses Assess`,
  who,
  act: ({ desk, incidentId }, caller) => beginAssessing(desk, caller, incidentId),
  model: (model) => (leads(model, who) ? begin(model, who) : 'not-allowed'),
});

interface Answers {
  readonly isEmpty: boolean;
  readonly severity: Severity;
  readonly suspicious: YesNoUnknown;
  readonly notify: boolean;
}

const assesses = (who: string, { isEmpty, severity, suspicious, notify }: Answers): Step => ({
  name: `${who} assesses it as ${severity}${isEmpty ? ', hitting nothing' : ''}`,
  who,
  act: ({ desk, incidentId }, caller) =>
    assessIncident(desk, caller, incidentId, {
      severity,
      situation: '',
      assessment: {
        hits: isEmpty ? [] : ['availability'],
        outsideCause: 'unknown',
        contingency: { isActivated: false, why: 'Reading works' },
        suspicious,
        notifyStakeholders: notify,
      },
    }),
  model(model) {
    if (!leads(model, who)) return 'not-allowed';
    if (isEmpty) return 'guard.no-hits';
    if (model.state !== 'initiated' && model.state !== 'assessing') return 'incident.no-such-move';
    const refused = begin(model, who);
    if (refused) return refused;
    model.state = 'remediating';
    model.isToNotify = notify;
    rateTo(model, severity);
    if (suspicious !== 'no') model.evidence = 3;
    model.sitreps++;
    return undefined;
  },
});

const callsOff = (who: string, reason: string): Step => ({
  name: `${who} calls it off${reason ? '' : ' without a reason'}`,
  who,
  act: ({ desk, incidentId }, caller) => callOffIncident(desk, caller, incidentId, reason),
  model(model) {
    if (!leads(model, who)) return 'not-allowed';
    if (!reason) return 'guard.no-reason';
    if (model.state !== 'assessing') return 'incident.no-such-move';
    model.state = 'false alarm';
    return undefined;
  },
});

const rates = (who: string, severity: Severity, reason: string): Step => ({
  name: `${who} says ${severity}${reason ? '' : ' without a reason'}`,
  who,
  act: ({ desk, incidentId }, caller) => rateIncident(desk, caller, incidentId, severity, reason),
  model(model) {
    if (!leads(model, who)) return 'not-allowed';
    if (!goesOn(model)) return 'incident.not-going-on';
    if (!reason) return 'guard.no-reason';
    if (model.severity === severity) return 'incident.rated';
    rateTo(model, severity);
    return undefined;
  },
});

const reports = (who: string, changed: boolean): Step => ({
  name: `${who} ${changed ? 'sends a sitrep' : 'says nothing changed'}`,
  who,
  act: ({ desk, incidentId }, caller) =>
    changed
      ? reportSitrep(desk, caller, incidentId, WORDS)
      : reportNothingChanged(desk, caller, incidentId, undefined),
  model(model) {
    if (!leads(model, who)) return 'not-allowed';
    if (!goesOn(model)) return 'incident.not-going-on';
    if (!changed && model.sitreps === 0) return 'sitrep.none-yet';
    model.sitreps++;
    return undefined;
  },
});

const WHEN = { 'long before it began': -60 * 24 * 60, now: 0, 'in an hour': 60 } as const;

const contains = (who: string, when: keyof typeof WHEN): Step => ({
  name: `${who} says it is contained ${when}`,
  who,
  act: ({ desk, clock, incidentId }, caller) =>
    containIncident(desk, caller, incidentId, new Date(clock.now().getTime() + WHEN[when] * MINUTE_MS)),
  model(model) {
    if (!leads(model, who)) return 'not-allowed';
    if (when === 'long before it began') return 'guard.contained-before-start';
    if (when === 'in an hour') return 'guard.contained-in-future';
    if (model.state !== 'remediating') return 'incident.no-such-move';
    model.state = 'monitoring';
    model.isContained = true;
    return undefined;
  },
});

const worksOn = (who: string, reason: string): Step => ({
  name: `${who} says it is not contained${reason ? '' : ' without a reason'}`,
  who,
  act: ({ desk, incidentId }, caller) => workOn(desk, caller, incidentId, reason),
  model(model) {
    if (!leads(model, who)) return 'not-allowed';
    if (!reason) return 'guard.no-reason';
    if (model.state !== 'monitoring') return 'incident.no-such-move';
    model.state = 'remediating';
    model.isContained = false;
    return undefined;
  },
});

const resolves = (who: string, decides: boolean): Step => ({
  name: `${who} resolves it${decides ? ' and says what stakeholders heard' : ''}`,
  who,
  act: ({ desk, incidentId }, caller) =>
    resolveIncident(desk, caller, incidentId, {
      words: WORDS,
      containedAt: null,
      stakeholders: decides ? { decision: 'told', why: 'By mail' } : null,
    }),
  model(model) {
    if (!leads(model, who)) return 'not-allowed';
    if (model.state !== 'remediating' && model.state !== 'monitoring') return 'incident.no-such-move';
    const isUndecided = model.isToNotify && !model.isDecided && !decides;
    if (model.tasks > 0 || model.evidence > 0 || isUndecided) return 'guard.unfinished';
    if (model.isToNotify && decides) model.isDecided = true;
    model.state = 'retrospective';
    model.isContained = true;
    model.isResolved = true;
    model.sitreps++;
    return undefined;
  },
});

const reopens = (who: string, reason: string): Step => ({
  name: `${who} reopens it${reason ? '' : ' without a reason'}`,
  who,
  act: ({ desk, incidentId }, caller) => reopenIncident(desk, caller, incidentId, reason),
  model(model) {
    if (!isStaff(who) && model.commander !== who) return 'not-allowed';
    if (!reason) return 'guard.no-reason';
    if (model.state !== 'false alarm' && model.state !== 'retrospective') return 'incident.no-such-move';
    model.state = model.state === 'false alarm' ? 'assessing' : 'remediating';
    model.isContained = false;
    model.isResolved = false;
    return undefined;
  },
});

/** Into one of their own, which they declare for it and lead. */
const merges = (who: string): Step => ({
  name: `${who} merges it into another`,
  who,
  async act({ desk, incidentId }, caller) {
    const declared = { ...caller, inputKey: `${caller.inputKey}:other` };
    const { id } = await declareIncident(desk, declared, declarationOf('Search is down'));
    await mergeIncident(desk, caller, incidentId, id);
  },
  isMany: true,
  model(model) {
    if (!isStaff(who)) return 'not-allowed';
    if (model.state === 'merged') return 'merge.merged';
    if (model.state !== 'initiated' && model.state !== 'assessing') return 'merge.confirmed';
    model.state = 'merged';
    return undefined;
  },
});

const addsTask: Step = {
  name: 'a task is added',
  who: TOMAS,
  act: ({ desk, incidentId }, caller) =>
    noteInIncident(desk, caller, incidentId, {
      kind: 'task',
      text: 'Restore the drafts',
      ownerId: OLA,
      happenedAt: null,
      change: null,
    }),
  model(model) {
    model.tasks++;
    return undefined;
  },
};

const endsTasks = (how: 'finished' | 'put off'): Step => ({
  name: `every task is ${how}`,
  who: TOMAS,
  isMany: true,
  async act({ desk, incidentId }, caller) {
    const end = how === 'finished' ? finishEntry : deferTask;
    const tasks = (await listEntries(desk.db, incidentId)).filter(isOpenTask);
    for (const { id } of tasks)
      await end(desk, { ...caller, inputKey: `${caller.inputKey}:${id}` }, incidentId, id);
  },
  model(model) {
    model.tasks = 0;
    return undefined;
  },
});

const settles: Step = {
  name: 'all evidence is waived',
  who: OLA,
  isMany: true,
  async act({ desk, incidentId }, caller) {
    const open = (await listEntries(desk.db, incidentId)).filter(
      ({ kind, state }) => kind === 'evidence' && state === 'open',
    );
    for (const { id } of open) {
      const one = { ...caller, inputKey: `${caller.inputKey}:${id}` };
      await settleEvidence(desk, one, incidentId, id, { is: 'waived', reason: 'Nothing to save' });
    }
  },
  model(model) {
    model.evidence = 0;
    return undefined;
  },
};

const passes = (minutes: number): Step => ({
  name: `${minutes} min pass, and the tick comes`,
  who: TOMAS,
  isMany: true,
  async act({ desk, clock }) {
    clock.advance(minutes * MINUTE_MS);
    await runDue(desk, (_, error) => {
      throw error;
    });
  },
  model: () => undefined,
});

const anybody = fc.constantFrom(TOMAS, TOMAS, TOMAS, OLA, OLA, MAYA);
const reason = fc.constantFrom('It is so', 'It is so', 'It is so', ' ');
const severity = fc.constantFrom(...SEVERITIES);
const answers = fc.record({
  isEmpty: fc.constantFrom(false, false, false, false, true),
  severity,
  suspicious: fc.constantFrom('no', 'no', ...YES_NO_UNKNOWN),
  notify: fc.boolean(),
});

/** Whatever may happen to an incident; the way from its beginning to its end is walked more often than the others. */
export const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: anybody.map(responds) },
  { weight: 2, arbitrary: anybody.map(begins) },
  { weight: 5, arbitrary: fc.tuple(anybody, answers).map(([who, given]) => assesses(who, given)) },
  { weight: 1, arbitrary: fc.tuple(anybody, reason).map(([who, why]) => callsOff(who, why.trim())) },
  {
    weight: 2,
    arbitrary: fc.tuple(anybody, severity, reason).map(([who, to, why]) => rates(who, to, why.trim())),
  },
  { weight: 2, arbitrary: fc.tuple(anybody, fc.boolean()).map(([who, changed]) => reports(who, changed)) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(anybody, fc.constantFrom<keyof typeof WHEN>('now', 'now', 'long before it began', 'in an hour'))
      .map(([who, when]) => contains(who, when)),
  },
  { weight: 1, arbitrary: fc.tuple(anybody, reason).map(([who, why]) => worksOn(who, why.trim())) },
  { weight: 4, arbitrary: fc.tuple(anybody, fc.boolean()).map(([who, decides]) => resolves(who, decides)) },
  { weight: 2, arbitrary: fc.tuple(anybody, reason).map(([who, why]) => reopens(who, why.trim())) },
  { weight: 1, arbitrary: anybody.map(merges) },
  { weight: 1, arbitrary: fc.constant(addsTask) },
  { weight: 2, arbitrary: fc.constantFrom<'finished' | 'put off'>('finished', 'put off').map(endsTasks) },
  { weight: 2, arbitrary: fc.constant(settles) },
  { weight: 2, arbitrary: fc.constantFrom(5, 20, 65, 24 * 60).map(passes) },
);
