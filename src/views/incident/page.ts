import { isDrill } from '../../domain/incident/drill.ts';
import { headName, incidentName } from '../../domain/incident/name.ts';
import type { PageFacts } from '../../domain/incident/page.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import { tellCalling } from '../../domain/incident/tell-calling.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import { button, context, type Drawn, section } from '../blocks.ts';
import { PRACTICE, sign, standing, whereMerged } from './headline.ts';
import { INCIDENT_COMMAND, INCIDENT_OPEN, INCIDENT_RESPOND } from './ids.ts';

/** The direct message that calls somebody, drawn anew when somebody answers (INC-3). */
export function page({ incident, isPrivate }: PageFacts): Drawn {
  const value = String(incident.id);
  const name = incidentName(incident);
  const text = isPrivate ? `You are needed in ${name}.` : publicCall(incident);
  const isOpen = isGoingOn(incident.state);
  const over = incident.mergedInto
    ? `It is part of ${incident.mergedInto.name} now. ${whereMerged(incident.mergedInto)}.`
    : 'It is over. You are not needed any more.';
  const practice = isDrill(incident) ? [PRACTICE] : [];
  const about = isPrivate ? [] : [...practice, standing(incident), stand(incident)];
  const respond = button('I’m responding', INCIDENT_RESPOND, value, name);
  const command = button('Take command', INCIDENT_COMMAND, value, name);
  // Nothing else ends that a new commander is called for while somebody is in command, and gone.
  const isToLead = incident.calling?.for === 'command' && incident.roles.commander !== null;
  const [first, ...more] = isToLead ? [command] : [respond, command];
  const open = button('Open', INCIDENT_OPEN, value, name);
  const buttons = [{ ...first, style: 'primary' as const }, ...more, open];
  return {
    text,
    blocks: [
      section(isPrivate ? text : `${sign(incident)}${text}`),
      ...(isOpen ? about : [over]).map(context),
      { type: 'actions', block_id: 'page', elements: isOpen ? buttons : [open] },
    ],
  };
}

function publicCall(incident: PageFacts['incident']): string {
  const { severity, calling, title } = incident;
  const called = severity === 'low' ? 'is for you, in service hours' : 'needs you';
  const why = calling?.for === 'command' ? 'needs a new commander' : called;
  return `*${headName(incident)}* ${why}: ${escapeText(title)}`;
}

function stand({ calling, responders, roles }: PageFacts['incident']): string {
  if (calling) return `${tellCalling(calling)}.`;
  const others = responders.map(escapeText).join(', ');
  if (others) return `Responding: ${others}. You can still come.`;
  return `${escapeText(roles.commander ?? 'Somebody')} is in command. You can still come.`;
}
