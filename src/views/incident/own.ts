import type { KnownBlock } from '@slack/types';
import type { OwnIncident } from '../../domain/incident/own.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import { button, plain, section } from '../blocks.ts';
import { INCIDENT_OPEN } from './ids.ts';

/** Above everything else in App Home; nothing where nobody is needed. */
export function ownIncidentLines(incidents: readonly OwnIncident[]): KnownBlock[] {
  if (incidents.length === 0) return [];
  return [
    { type: 'header', text: plain('Incidents') },
    ...incidents.map(({ id, name, title, as }) => ({
      ...section(`🚨 *${name}*${title ? `  ${escapeText(title)}` : ''}\n${youAre(as)}`),
      accessory: button('Open', INCIDENT_OPEN, String(id), name),
    })),
  ];
}

function youAre(as: readonly string[]): string {
  if (as.includes('called')) return '⚠️ You are called, and nobody has answered yet.';
  if (as.includes('called to lead')) return '⚠️ You are called, and nobody has taken command yet.';
  return `You are ${as.join(', ')}.`;
}
