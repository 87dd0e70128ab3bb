import type { ModalView } from '@slack/types';
import { headName, incidentName, type Named } from '../../domain/incident/name.ts';
import { archivedRoomStaysWords, unsubscribedText } from '../../domain/incident/private-words.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import { plain, section } from '../blocks.ts';

export const MAKE_PRIVATE_FORM = 'incident.make-private-form';

interface Previewed {
  readonly incident: Named & { readonly id: number };
  /** By name: who comes along. */
  readonly people: readonly string[];
  /** By name: who subscribed, and does not come along. */
  readonly subscribers: readonly string[];
  /** Rooms it had before, which nobody but people can change. */
  readonly archivedIds: readonly string[];
}

/** C-1: it cannot be taken back. */
export function makePrivateModal({ incident, people, subscribers, archivedIds }: Previewed): ModalView {
  const happens = [
    `It gets a codename and a private room. Into it come ${people.map(escapeText).join(', ')}; whoever else read along does not.`,
    `Nothing is said of it in #incidents, by sitrep to those who subscribed, to stakeholders or on GitHub from then on.${unsubscribedText(subscribers)}`,
    'Its headline, card and sitreps become one line that names no cause, and the room is archived under a name that tells nothing.',
    'The words of its tickets are hidden from lists and search; their requesters read no cause.',
    'Its issues on GitHub lose title and text, and are closed.',
  ];
  return {
    type: 'modal',
    callback_id: MAKE_PRIVATE_FORM,
    private_metadata: String(incident.id),
    title: plain(shorten(`Make ${incidentName(incident)} private`, 24)),
    submit: plain('Make it private'),
    close: plain('Keep it open'),
    blocks: [
      section(`*${headName(incident)} becomes private.* This cannot be undone.`),
      section(happens.map((line) => `• ${line}`).join('\n')),
      section(
        '*What is out stays out*: all else that was written in the old room, or below its headline, can still be read, also Slack’s own lines there of its earlier name and topic; messages that were sent are with whoever got them; GitHub keeps comments, earlier versions, and the issues that tickets were escalated to. A workspace admin can delete the old room.',
      ),
      ...archivedIds.map((channelId) => section(archivedRoomStaysWords(channelId).text)),
    ],
  };
}
