import type { RichTextBlock } from '@slack/types';
import { tellLinks } from '../../domain/incident/links.ts';
import { headName, incidentName } from '../../domain/incident/name.ts';
import type { Severity } from '../../domain/incident/severity.ts';
import type { SitrepShown } from '../../domain/incident/sitrep.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { sentence } from '../../domain/message/sentence.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import { context, type Drawn, section } from '../blocks.ts';

/** A sitrep as it is read in the room, under the headline and by those who subscribed (INC-7). */
export function sitrepMessage(sitrep: SitrepShown): Drawn {
  const { of, number, facts, workaround, links } = sitrep;
  const title = `Sitrep ${number}, ${incidentName(of)}: ${escapeText(of.title)}`;
  const standing = [
    sentence(facts.state),
    severityOf(facts.severity, facts.severityBefore),
    ...(facts.hits.length > 0 ? [facts.hits.join(', ')] : []),
  ].join('  ·  ');
  const boxes = boxesOf(sitrep);
  const said = boxes.map(({ label, words }) => `${label} ${escapeText(words)}`).join(' ');
  return {
    text: `${headName(of)}, sitrep ${number}: ${escapeText(of.title)}. ${said} ${nextUpdate(sitrep)}`,
    blocks: [
      section(`*${title}*\n${standing}`),
      ...(sitrep.lateSince ? [context(`Written ${dateToken(sitrep.lateSince)}, sent late.`)] : []),
      ...boxes.map(box),
      ...assessed(sitrep).map(context),
      ...(workaround ? [box({ label: 'Workaround.', words: workaround })] : []),
      context([who(sitrep), counts(sitrep), ...(links.length > 0 ? [tellLinks(links)] : [])].join('\n')),
      context(nextUpdate(sitrep)),
    ],
  };
}

interface Box {
  readonly label: string;
  readonly words: string;
}

function boxesOf({ kind, number, situation, actions, needs }: SitrepShown): Box[] {
  if (kind === 'nothing changed') return [{ label: 'Nothing changed', words: `since sitrep ${number - 1}.` }];
  return [
    { label: 'Situation.', words: situation },
    { label: 'Actions.', words: actions || 'None yet.' },
    { label: 'Needs.', words: needs || 'Nothing.' },
  ];
}

/** What people wrote: nothing in it can link, mention or format (CNV-5). */
const box = ({ label, words }: Box): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: label, style: { bold: true } },
        { type: 'text', text: ` ${words}` },
      ],
    },
  ],
});

const rated = (severity: Severity | null) => (severity ? sentence(severity) : 'Severity unknown');

function severityOf(now: Severity | null, before: Severity | null | undefined): string {
  if (before === undefined) return rated(now);
  return `${rated(now)}, was ${before ? sentence(before) : 'unknown'}`;
}

/** INC-5, beside what it hits: said once, in the sitrep that Assess sends. */
function assessed({ facts: { assessment } }: SitrepShown): string[] {
  if (!assessment) return [];
  const { outsideCause, contingency, suspicious, notifyStakeholders } = assessment;
  const plan = contingency.isActivated ? 'activated' : 'not activated';
  return [
    `Outside cause: ${outsideCause}  ·  Suspicious activity: ${suspicious}  ·  Product owner to notify stakeholders: ${notifyStakeholders ? 'yes' : 'no'}`,
    `Contingency plan ${plan}: ${escapeText(contingency.why)}`,
  ];
}

function who({ commander, communications, responders }: SitrepShown): string {
  const others = responders.filter((name) => name !== commander);
  return [
    commander ? `Commander ${escapeText(commander)}` : '⚠️ Nobody is in command',
    ...(communications ? [`Communications ${escapeText(communications)}`] : []),
    ...(others.length > 0 ? [`Responders ${others.map(escapeText).join(', ')}`] : []),
  ].join('  ·  ');
}

function counts({
  facts: { leadsOpen, tasksDone, tasks, openTasks, tickets, requesters },
}: SitrepShown): string {
  const open = openTasks.map(({ text }) => escapeText(text)).join('; ');
  return [
    `Leads ${leadsOpen} open`,
    tasks === 0 ? 'No tasks' : `Tasks ${tasksDone} of ${tasks} done${open ? `, open: ${open}` : ''}`,
    `${counted(tickets, 'ticket')}, ${counted(requesters, 'requester')}`,
  ].join('  ·  ');
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function nextUpdate({ facts: { nextByMs } }: SitrepShown): string {
  return nextByMs === null ? 'This is the last one.' : `*Next update by ${dateToken(new Date(nextByMs))}*`;
}
