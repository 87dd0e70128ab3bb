import type { Button, ModalView } from '@slack/types';
import { z } from 'zod';
import { headName, type Named } from '../../domain/incident/name.ts';
import type { StormFacts, StormLine } from '../../domain/incident/storm.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import { button, type Drawn, plain, section, selectInput } from '../blocks.ts';

export const STORM_DECLARE = 'storm.declare';
export const STORM_ATTACH = 'storm.attach';
export const STORM_PUT_AWAY = 'storm.put-away';
export const STORM_ATTACH_FORM = 'storm.attach-form';

const SHOWN = 10;

/** INC-12: the suggestion in the triage channel, and afterwards who did what with it. */
export function stormCard(storm: StormFacts): Drawn {
  const { lines, minutes, decided } = storm;
  const span = minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const head = `⚠️ *${lines.length} similar tickets in ${span}.* ${decided ? tellDecided(decided) : ask(storm)}`;
  const rest = lines.length - SHOWN;
  const told = [...lines.slice(0, SHOWN).map(line), ...(rest > 0 ? [`• and ${rest} more`] : [])].join('\n');
  const waiting = decided && decided.outcome !== 'put away' ? tellWaiting(storm.waiting) : '';
  const elements = buttonsOf(storm);
  return {
    text: [head, told, waiting].filter(Boolean).join('\n'),
    blocks: [
      section(head),
      section(told),
      ...(waiting ? [section(waiting)] : []),
      ...(elements.length > 0 ? [{ type: 'actions' as const, block_id: 'storm', elements }] : []),
    ],
  };
}

const ask = ({ canAttach }: StormFacts): string =>
  canAttach ? 'Declare an incident, or attach them to one that goes on?' : 'Declare an incident?';

const DID = {
  declared: 'declared',
  attached: 'attached them to',
} as const;

function tellDecided({ outcome, by, at, incident }: NonNullable<StormFacts['decided']>): string {
  const when = dateToken(at);
  if (outcome === 'put away') return `${escapeText(by)} says this is not an incident, ${when}.`;
  return `${escapeText(by)} ${DID[outcome]} ${incident ?? 'an incident'}, ${when}.`;
}

function tellWaiting(waiting: number): string {
  if (waiting === 0) return '';
  return waiting === 1
    ? '1 of them is part of no incident yet.'
    : `${waiting} of them are part of no incident yet.`;
}

function line({ number, summary, link }: StormLine): string {
  const name = link ? `<${link}|Ticket ${number}>` : `Ticket ${number}`;
  return `• ${name}${summary ? `: ${escapeText(shorten(summary, 120))}` : ''}`;
}

function buttonsOf({ id, decided, waiting, canAttach }: StormFacts): Button[] {
  const value = String(id);
  const about = 'these similar tickets';
  const attach = canAttach && waiting > 0 ? [button('Attach to…', STORM_ATTACH, value, about)] : [];
  const declare = button('Declare incident', STORM_DECLARE, value, `about ${about}`);
  if (!decided) {
    return [
      { ...declare, style: 'primary' },
      ...attach,
      button('Not an incident', STORM_PUT_AWAY, value, about),
    ];
  }
  return decided.outcome === 'put away' ? [declare] : attach;
}

interface Attaching {
  readonly id: number;
  readonly waiting: number;
  readonly requesters: number;
  readonly chosen: number | null;
  readonly incidents: readonly (Named & { readonly id: number; readonly title: string })[];
}

/** C-2: what happens to how many. */
export function stormAttachModal({ id, waiting, requesters, chosen, incidents }: Attaching): ModalView {
  const people = requesters === 1 ? '1 requester is told' : `${requesters} requesters are told`;
  const what = waiting === 1 ? '1 ticket becomes' : `${waiting} tickets become`;
  const options = incidents
    .slice(0, 100)
    .map((one) => [String(one.id), shorten(`${headName(one)}: ${one.title}`, 75)] as const);
  return {
    type: 'modal',
    callback_id: STORM_ATTACH_FORM,
    private_metadata: String(id),
    title: plain('Attach similar tickets'),
    submit: plain('Attach'),
    close: plain('Cancel'),
    blocks: [
      section(
        `${what} part of the incident. Clocks pause, and ${people} in their own thread that it is being worked on.`,
      ),
      selectInput('incident', 'To which incident?', options, { initial: String(chosen ?? '') }),
    ],
  };
}

export const stormAttachForm = z.object({
  incident: z.string('Choose one.').transform(Number),
});
