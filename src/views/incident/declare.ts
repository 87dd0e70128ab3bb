import type { ModalView, SectionBlock } from '@slack/types';
import { z } from 'zod';
import { headName, incidentName, type Named } from '../../domain/incident/name.ts';
import { SEVERITIES } from '../../domain/incident/severity.ts';
import { readTitle, TITLE_LENGTH } from '../../domain/incident/title.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import { DOORS } from '../../domain/ticket/door.ts';
import { button, checkboxInput, context, plain, section, selectInput, textInput } from '../blocks.ts';
import { INCIDENT_SAME_THING } from './ids.ts';

export const INCIDENT_DECLARE = 'incident.declare';

const NO_TITLE = `Say in a few words what is wrong; ${TITLE_LENGTH} characters at the most.`;

export const incidentTitle = z.string(NO_TITLE).transform((text, ctx): string => {
  const title = readTitle(text);
  if (title !== undefined) return title;
  ctx.addIssue({ code: 'custom', message: NO_TITLE });
  return z.NEVER;
});

export const declareForm = z.object({
  title: incidentTitle,
  severity: z
    .enum(['unknown', ...SEVERITIES])
    .nullish()
    .transform((severity) => (severity && severity !== 'unknown' ? severity : null)),
  isPrivate: z
    .array(z.string())
    .nullish()
    .transform((ticked) => (ticked?.length ?? 0) > 0),
});

/** What the form was opened about, kept in it as ids only. */
export const declarePlace = z.object({
  door: z.enum(DOORS),
  message: z.object({ channelId: z.string(), ts: z.string(), authorId: z.string().nullable() }).nullable(),
  /** The ticket that tells of it. */
  ticketNumber: z.number().nullable(),
  /** Similar tickets that may be one incident (INC-12). */
  stormId: z.number().nullable(),
  isDrill: z.boolean(),
});
export type DeclarePlace = z.infer<typeof declarePlace>;

const MEANING = [
  ['unknown', 'Not known yet: runs as high'],
  ['high', 'High: data exposed, an intruder, an essential part down'],
  ['medium', 'Medium: suspected, or noticeable but limited'],
  ['low', 'Low: small and contained, hardly anybody notices'],
] as const;

interface About {
  /** It may concern personal data (INC-10). */
  readonly isPrivacySuggested?: boolean;
  /** How many similar tickets become part of it. */
  readonly tickets?: number;
  /** Another one that goes on and sounds like it. */
  readonly alike?: (Named & { readonly id: number; readonly title: string }) | undefined;
}

/** INC-1: a title is enough; enter sends it. */
export function declareModal(
  place: DeclarePlace,
  words: string,
  { isPrivacySuggested = false, tickets = 0, alike }: About = {},
): ModalView {
  const { isDrill, ticketNumber } = place;
  return {
    type: 'modal',
    callback_id: INCIDENT_DECLARE,
    private_metadata: JSON.stringify(place),
    title: plain(isDrill ? 'Start a drill' : 'Declare an incident'),
    submit: plain(isDrill ? 'Start drill' : 'Declare incident'),
    close: plain('Cancel'),
    blocks: [
      textInput('title', isDrill ? 'What do we suppose is wrong?' : 'What is wrong?', {
        maxLength: TITLE_LENGTH,
        initial: words,
        focus: true,
        hint: 'A few words, such as “Saving fails in Eastbrook”. They can be changed later.',
      }),
      ...(alike ? [sameThing(alike)] : []),
      selectInput('severity', 'How bad is it?', MEANING, { optional: true, initial: 'unknown' }),
      ...(isDrill ? [context(DRILL)] : [privacyBox(isPrivacySuggested), context(DOUBT)]),
      ...(ticketNumber
        ? [context(`Ticket ${ticketNumber} becomes part of it, and its requester is told.`)]
        : []),
      ...(tickets > 0 ? [context(tellTickets(tickets))] : []),
    ],
  };
}

const tellTickets = (count: number): string =>
  count === 1
    ? '1 ticket becomes part of it, and its requester is told.'
    : `${count} tickets become part of it, and their requesters are told.`;

const DRILL =
  'Runs as an incident does: people on duty are called, and sitreps are due. All of it says DRILL, nobody outside is told, and no figure counts it.';
const DOUBT = 'When in doubt, declare. Calling it off costs nothing.';

const privacyBox = (isSuggested: boolean) =>
  checkboxInput('isPrivate', 'Who hears of it', 'Keep it private: only those called, in a private room', {
    initial: isSuggested ? 'yes' : '',
    hint: isSuggested
      ? 'Ticked because it may concern personal data. It gets a codename, and nothing is said in #incidents.'
      : 'For personal data, or where somebody may be reading along. It gets a codename, and nothing is said in #incidents.',
  });
/** Offered beside declaring, never instead of it (INC-1). */
const sameThing = (alike: NonNullable<About['alike']>): SectionBlock => ({
  ...section(
    `*${headName(alike)}* goes on: “${escapeText(shorten(alike.title, 150))}”. If it is the same thing, add yours to it.`,
  ),
  accessory: button('Same thing here', INCIDENT_SAME_THING, String(alike.id), incidentName(alike)),
});

/** In place of the form: the database failed, and it is declared all the same (INC-15). */
export const journaledModal = (isKept: boolean, isPrivate: boolean): ModalView => ({
  type: 'modal',
  title: plain('Declared'),
  close: plain('Close'),
  blocks: [
    section(
      isKept
        ? '*It is declared, and kept in a journal.* My database does not answer; the record is filled in when it is back.'
        : '*It is declared, but I cannot keep it.* Neither my database nor the journal beside it can be written: tell whoever runs the desk, and note what happens.',
    ),
    context(
      isPrivate
        ? 'A private room is opened in a moment, you are invited, and whoever is on duty is called. My buttons do nothing until then: telephone.'
        : 'Its headline comes in #incidents in a moment, with its room, and whoever is on duty is called. My buttons do nothing until then: telephone.',
    ),
  ],
});
