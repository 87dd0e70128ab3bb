import type { Button, ModalView, SectionBlock } from '@slack/types';
import type { IncidentFacts } from '../../domain/incident/facts.ts';
import { headName, incidentName } from '../../domain/incident/name.ts';
import {
  INCIDENT_ROLES,
  type IncidentRole,
  LESSER_ROLES,
  type LesserRole,
} from '../../domain/incident/role.ts';
import { sentence } from '../../domain/message/sentence.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import { button, context, plain, section } from '../blocks.ts';
import { INCIDENT_COMMAND, INCIDENT_HAND_OVER } from './ids.ts';

/** One press claims an empty role (INC-8); the value is the incident's row. */
export const INCIDENT_TAKE_COMMUNICATIONS = 'incident.take-communications';
export const INCIDENT_TAKE_LEAD = 'incident.take-technical-lead';
export const INCIDENT_TAKE_SCRIBE = 'incident.take-scribe';

const TAKE: Readonly<Record<LesserRole, string>> = {
  communications: INCIDENT_TAKE_COMMUNICATIONS,
  'technical lead': INCIDENT_TAKE_LEAD,
  scribe: INCIDENT_TAKE_SCRIBE,
};

/** The value is the incident's row and the role. */
export const INCIDENT_LAY_DOWN = 'incident.lay-down';

const takeButton = (incident: IncidentFacts, role: LesserRole): Button =>
  button(`Take ${role}`, TAKE[role], String(incident.id), incidentName(incident));

/** Those nobody holds, on the card. */
export const emptyRoleButtons = (incident: IncidentFacts): Button[] =>
  LESSER_ROLES.filter((role) => !incident.roles[role]).map((role) => takeButton(incident, role));

/** Who is what; `own`: the roles of whoever looks. */
export function rolesModal(incident: IncidentFacts, own: readonly IncidentRole[]): ModalView {
  return {
    type: 'modal',
    title: plain(shorten(`Roles, ${headName(incident)}`, 24)),
    close: plain('Close'),
    blocks: [
      ...INCIDENT_ROLES.map((role) => roleLine(incident, role, own.includes(role))),
      context(
        'What nobody holds falls to the commander. To give one to somebody: `/incident role scribe @tomas`.',
      ),
    ],
  };
}

function roleLine(incident: IncidentFacts, role: IncidentRole, isOwn: boolean): SectionBlock {
  const name = incident.roles[role];
  return {
    ...section(`*${sentence(role)}*\n${name ? escapeText(name) : 'Nobody yet'}`),
    accessory: role === 'commander' ? commandButton(incident, isOwn) : lesserButton(incident, role, isOwn),
  };
}

function commandButton(incident: IncidentFacts, isOwn: boolean): Button {
  const [label, id] = isOwn
    ? (['Hand over', INCIDENT_HAND_OVER] as const)
    : (['Take command', INCIDENT_COMMAND] as const);
  return button(label, id, String(incident.id), incidentName(incident));
}

function lesserButton(incident: IncidentFacts, role: LesserRole, isOwn: boolean): Button {
  if (!isOwn) return takeButton(incident, role);
  return button(
    'Lay down',
    INCIDENT_LAY_DOWN,
    `${incident.id}:${role}`,
    `${role} of ${incidentName(incident)}`,
  );
}
