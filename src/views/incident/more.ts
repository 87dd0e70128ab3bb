import type { ConfirmationDialog, ModalView, SectionBlock } from '@slack/types';
import type { MoreAct } from '../../domain/incident/more.ts';
import { headName, incidentName, type Named } from '../../domain/incident/name.ts';
import { shorten } from '../../domain/message/slack-text.ts';
import { button, plain, section } from '../blocks.ts';

export const INCIDENT_MORE = 'incident.more';
/** Of each line; its value is `act:id`. */
export const INCIDENT_MORE_ACT = 'incident.more-act';

const WORDS: Readonly<Record<MoreAct, readonly [label: string, does: string]>> = {
  'make real': [
    'It is real',
    'Something is really wrong: from now on this is no drill. It counts, and people are called where nobody has answered.',
  ],
  'hand over': ['Hand over…', 'Offer command to somebody, with a brief; it is theirs when they take it.'],
  roles: ['Roles…', 'Who is what; take a role, or lay yours down.'],
  severity: ['Severity…', 'Change how bad it is, with a reason; sitreps and invitations follow.'],
  evidence: ['Evidence…', 'What is to be secured before anything is changed, and what became of it.'],
  'make private': [
    'Make it private…',
    'Few ought to read of it: it goes on in a private room with a codename, and the old one is archived.',
  ],
  'not contained': ['Not contained…', 'It is not over after all: work on it again.'],
  promote: ['Promote to channel', 'Give it a channel of its own; the thread says where.'],
  merge: [
    'Merge…',
    'It is the same thing as another one: tickets, people and open work go there, and this one ends.',
  ],
  stakeholders: [
    'Stakeholders…',
    'What people outside are told: the product owner writes it, you release it.',
  ],
  rename: ['Rename…', 'Give it another title; headline, card and topic follow.'],
};

/** *More* on the card: what can be done now, a line each. */
export function moreModal(incident: Named & { readonly id: number }, acts: readonly MoreAct[]): ModalView {
  return {
    type: 'modal',
    title: plain(shorten(`More for ${incidentName(incident)}`, 24)),
    close: plain('Close'),
    blocks: acts.map((act): SectionBlock => {
      const [label, does] = WORDS[act];
      const value = `${act}:${incident.id}`;
      return {
        ...section(does),
        accessory: {
          ...button(label, INCIDENT_MORE_ACT, value, incidentName(incident)),
          ...(act === 'make real' ? { confirm: isReal(incident) } : {}),
        },
      };
    }),
  };
}

/** Everybody is called by it, and it cannot be taken back (C-1). */
const isReal = (incident: Named): ConfirmationDialog => ({
  title: plain('No drill any more?'),
  text: plain(
    `${headName(incident)} becomes an event with a number of its own. Everybody in it is told, and it cannot become a drill again.`,
  ),
  confirm: plain('It is real'),
  deny: plain('It is a drill'),
  style: 'danger',
});
