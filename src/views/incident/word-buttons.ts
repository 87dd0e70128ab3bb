import type { Button } from '@slack/types';
import type { IncidentButtonSet } from '../../domain/message/words.ts';
import { button } from '../blocks.ts';
import { INCIDENT_ASSESS } from './assess.ts';
import {
  INCIDENT_ACCEPT,
  INCIDENT_COMMAND,
  INCIDENT_HAND_OVER,
  INCIDENT_KEEP_OUT,
  INCIDENT_LET_IN,
  INCIDENT_MAKE_PRIVATE,
  INCIDENT_MERGE,
  INCIDENT_NOT_ME,
  INCIDENT_OPEN,
  INCIDENT_REPORT,
  INCIDENT_STAY,
  INCIDENT_UNSUBSCRIBE,
} from './ids.ts';
import { INCIDENT_LAY_DOWN } from './roles.ts';
import { INCIDENT_NOTHING_CHANGED, INCIDENT_SITREP } from './sitrep-form.ts';
import { SITREP_SNOOZE } from './snooze.ts';
import {
  STAKEHOLDERS_BACK,
  STAKEHOLDERS_EDIT,
  STAKEHOLDERS_READY,
  STAKEHOLDERS_RELEASE,
} from './stakeholders.ts';
import { INCIDENT_TASKS } from './tasks.ts';

const ABOUT = 'this incident';

/** Under what the desk says of an incident; `value` is its row. */
export function incidentWordButtons(set: IncidentButtonSet, value: string): Button[] {
  switch (set) {
    case 'take-command':
      return [button('Take command', INCIDENT_COMMAND, value, ABOUT)];
    case 'take-command-or-not':
      return [
        { ...button('Take command', INCIDENT_ACCEPT, value, ABOUT), style: 'primary' },
        button('Not me', INCIDENT_NOT_ME, value, ABOUT),
        button('Open', INCIDENT_OPEN, value, ABOUT),
      ];
    case 'hand-over':
      return [button('Hand over', INCIDENT_HAND_OVER, value, ABOUT)];
    case 'hand-over-or-stay':
      return [
        button('Hand over', INCIDENT_HAND_OVER, value, ABOUT),
        button('I stay', INCIDENT_STAY, value, 'in command'),
      ];
    case 'lay-down':
      return [button('Lay down', INCIDENT_LAY_DOWN, value, `${value.split(':')[1] ?? ''} of ${ABOUT}`)];
    case 'let-in-or-not':
      return [
        { ...button('Let in', INCIDENT_LET_IN, value, 'whoever asks'), style: 'primary' },
        button('Not now', INCIDENT_KEEP_OUT, value, 'to whoever asks'),
      ];
    case 'merge':
      return [button('Merge…', INCIDENT_MERGE, value, ABOUT)];
    case 'stakeholder-draft':
    case 'stakeholder-release':
      return stakeholderButtons(set, value);
    case 'unsubscribe':
      return [button('Unsubscribe', INCIDENT_UNSUBSCRIBE, value, `sitreps of ${ABOUT}`)];
    case 'assess':
      return [button('Assess', INCIDENT_ASSESS, value, ABOUT)];
    case 'make-private':
      return [button('Make it private…', INCIDENT_MAKE_PRIVATE, value, ABOUT)];
    case 'first-sitrep-due':
      return [
        button('Assess', INCIDENT_ASSESS, value, ABOUT),
        button('Send sitrep', INCIDENT_SITREP, value, ABOUT),
        button('Snooze', SITREP_SNOOZE, value, 'this reminder'),
        button('Hand over', INCIDENT_HAND_OVER, value.split(':', 1)[0] ?? '', ABOUT),
      ];
    case 'sitrep-due':
      return [
        button('Send sitrep', INCIDENT_SITREP, value, ABOUT),
        button('Nothing changed', INCIDENT_NOTHING_CHANGED, value, ABOUT),
        button('Snooze', SITREP_SNOOZE, value, 'this reminder'),
        button('Hand over', INCIDENT_HAND_OVER, value.split(':', 1)[0] ?? '', ABOUT),
      ];
    case 'sitrep-unsent':
      return [
        button('Open', INCIDENT_OPEN, value.split(':', 1)[0] ?? '', ABOUT),
        button('Send sitrep', INCIDENT_SITREP, value, ABOUT),
      ];
    case 'report-due':
      return [button('Write the report', INCIDENT_REPORT, value, ABOUT)];
    case 'report-review':
      return [
        button('Tasks and leads', INCIDENT_TASKS, value, ABOUT),
        button('Open the report', INCIDENT_REPORT, value, ABOUT),
      ];
  }
}

/** Two keys: one writes, the other releases. */
const stakeholderButtons = (set: 'stakeholder-draft' | 'stakeholder-release', value: string): Button[] =>
  set === 'stakeholder-draft'
    ? [
        button('Edit', STAKEHOLDERS_EDIT, value, 'what stakeholders are told'),
        button('Ready', STAKEHOLDERS_READY, value, 'what stakeholders are told'),
      ]
    : [
        button('Release…', STAKEHOLDERS_RELEASE, value, 'what stakeholders are told'),
        button('Ask for changes', STAKEHOLDERS_BACK, value, 'what stakeholders are told'),
      ];
