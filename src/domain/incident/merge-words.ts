import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import { headName, incidentName, type Named } from './name.ts';

/** The desk's sentences where one incident becomes part of another (INC-4). */

/** Where the other one is worked on. */
export interface WhereMerged {
  readonly roomChannelId: string | null;
  readonly headlineLink: string | null;
}

/** “Go on in #inc-1”; empty where there is no place yet. */
function goOn({ roomChannelId, headlineLink }: WhereMerged): string {
  if (roomChannelId) return ` Go on in <#${roomChannelId}>.`;
  return headlineLink ? ` Go on under <${headlineLink}|its headline>.` : '';
}

/** In the room that is left. */
export function mergedAwayWords(from: Named, into: Named, where: WhereMerged, by: string): Words {
  return internalWords(
    `*${headName(from)} is part of ${incidentName(into)} now*, says ${escapeText(by)}.${goOn(where)} Open tasks, leads and evidence, tickets and people went there; what was said here stays on the record of ${incidentName(from)}.`,
  );
}

export interface CameAlong {
  readonly title: string;
  readonly tickets: number;
  readonly responders: readonly string[];
  readonly entries: number;
}

/** In the room that goes on for both. */
export function tookOverWords(
  from: Named,
  { title, tickets, responders, entries }: CameAlong,
  where: WhereMerged,
  by: string,
): Words {
  const came = [
    ...(tickets > 0 ? [tickets === 1 ? '1 ticket' : `${tickets} tickets`] : []),
    ...(entries > 0 ? [entries === 1 ? '1 open entry' : `${entries} open entries`] : []),
    ...(responders.length > 0 ? [`as responders ${responders.map(escapeText).join(', ')}`] : []),
  ];
  const along = came.length > 0 ? ` With it came ${came.join(', ')}.` : '';
  const { roomChannelId, headlineLink } = where;
  const read = roomChannelId
    ? ` What was said of it before is in <#${roomChannelId}>.`
    : headlineLink
      ? ` What was said of it before is under <${headlineLink}|its headline>.`
      : '';
  return internalWords(
    `*${headName(from)} is part of this now*: ${escapeText(title)} (${escapeText(by)}).${along}${read}`,
  );
}

/** To whoever led the one that ended. */
export function noLongerLedWords(
  from: Named,
  into: Named,
  commander: string | null,
  where: WhereMerged,
  by: string,
): Words {
  const led = commander
    ? `${escapeText(commander)} is in command there, and you are a responder.`
    : 'You are in command there.';
  return internalWords(
    `${escapeText(by)} made ${incidentName(from)}, which you led, part of ${incidentName(into)}. ${led}${goOn(where)} Nothing is due of ${incidentName(from)} any more.`,
  );
}

/** To whoever reads the sitreps of the one that ended. */
export const subscribedToBothWords = (from: Named, into: Named): Words =>
  internalWords(
    `${headName(from)}, of which you get sitreps, is part of ${incidentName(into)} now. You get the sitreps of that.`,
  );

/** Under the card of a ticket that came along. `into`: null of a private one. */
export const ticketCameAlongWords = (from: string | null, into: string | null): Words =>
  internalWords(
    from && into
      ? `${from} is part of ${into} now, and this ticket with it. Its clocks wait on.`
      : 'The incident of this ticket is part of another one now, and this ticket with it. Its clocks wait on.',
  );

/** In the room of one that was declared a moment ago; never in the way of declaring it (INC-1). */
export function soundsAlikeWords(
  incident: Named & { readonly id: number },
  other: Named & { readonly id: number; readonly title: string },
  where: WhereMerged,
): Words {
  const read = where.headlineLink ? `<${where.headlineLink}|${headName(other)}>` : headName(other);
  return internalWords(
    `This may be the same thing as ${read}, which goes on: “${escapeText(other.title)}”. If it is, make it part of that; if not, nothing is to be done.`,
    { buttons: { set: 'merge', value: `${incident.id}:${other.id}` } },
  );
}
