import type { SectionBlock } from '@slack/types';
import { headName, incidentName, type Named } from '../../domain/incident/name.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import { button, type Drawn, section } from '../blocks.ts';

/** Its value is `verb:id:words`. */
export const INCIDENT_WHICH = 'incident.which';
/** Its value is the words. */
export const INCIDENT_DECLARE_WORDS = 'incident.declare-words';

/** As long as Slack lets a button's value be, less what stands before the words. */
export const WORDS_LENGTH = 1900;

interface Choice extends Named {
  readonly id: number;
  readonly title: string;
}

/** A verb that was typed outside a room: for which of them, or was it something new (K-1)? */
export function whichIncident(verb: string, words: string, choices: readonly Choice[]): Drawn {
  const text = `Which incident is \`${verb}\` for?`;
  const lines = choices.map((choice): SectionBlock => {
    const value = `${verb}:${choice.id}:${words}`;
    return {
      ...section(`*${headName(choice)}*  ${escapeText(choice.title)}`),
      accessory: button('This one', INCIDENT_WHICH, value, incidentName(choice)),
    };
  });
  const asTitle = `${verb} ${words}`;
  const declare: SectionBlock = {
    ...section(`Or was it something new? “${escapeText(shorten(asTitle, 150))}”`),
    accessory: button('Declare incident', INCIDENT_DECLARE_WORDS, asTitle, asTitle),
  };
  return { text, blocks: [section(text), ...lines, ...(words ? [declare] : [])] };
}
