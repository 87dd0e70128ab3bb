import { listSome } from '../message/list-some.ts';
import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import { headName, incidentName, type Named } from './name.ts';

/** The desk's sentences where what everybody could read becomes private (INC-10). */

/** To whoever leads it. */
export const offerPrivateWords = (incident: Named & { readonly id: number }): Words =>
  internalWords(
    `${headName(incident)} may concern data of persons, or somebody who reads along, and everybody can read its headline and its room. Made private, it goes on in a room with a codename, and only those hear of it who work on it or are let in.`,
    { buttons: { set: 'make-private', value: String(incident.id) } },
  );

interface Before {
  readonly was: string;
  readonly hadRoom: boolean;
  /** By name: who read its sitreps, and are not in it. */
  readonly subscribers: readonly string[];
}

/** In the new room. */
export function madePrivateWords(incident: Named, by: string, { was, hadRoom, subscribers }: Before): Words {
  const where = hadRoom ? 'in the old room, which is archived' : 'below its headline';
  return internalWords(
    `*This is ${was}, private from here on*, says ${escapeText(by)}. Call it ${incidentName(incident)} everywhere, and talk of it here alone. Its record, tasks, evidence and tickets came along; what was written before, but for card and sitreps, stays readable ${where}.${unsubscribedText(subscribers)}`,
  );
}

/** They would wait for the next one, and the desk tells them nothing. */
export const unsubscribedText = (subscribers: readonly string[]): string =>
  subscribers.length === 0
    ? ''
    : ` Its sitreps no longer reach ${listSome(subscribers.map(escapeText))}, who subscribed, and I do not tell them why: somebody should say that they need not wait for more.`;

const line = (name: string): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1)} is not followed here any more. There is nothing to do here.`;

/** In place of all that the desk said of it where everybody reads. `name`: what it was called there. */
export const neutralWords = (name: string): Words => internalWords(line(name));

/** As its old room's topic. */
export const neutralTopic = line;

/** In the new room: the old one stands as it was. */
export const roomStaysWords = (channelId: string, why: string): Words =>
  internalWords(
    `⚠️ The old room, <#${channelId}>, could not be archived: ${escapeText(why)}. Please archive it by hand, and check its name, topic and bookmarks.`,
  );

/** In the new room: nobody writes in the old one, and it tells still what it was about. `what`: name, topic, or both. */
export const roomTellsWords = (channelId: string, what: readonly string[], why: string): Words =>
  internalWords(
    `⚠️ The old room, <#${channelId}>, is archived, but its ${what.join(' and ')} could not be changed: ${escapeText(why)}. A workspace admin can unarchive it, change what it says, and archive it again, or delete it.`,
  );

/** In the new room: it was archived before, and Slack lets nobody but people change it. */
export const archivedRoomStaysWords = (channelId: string): Words =>
  internalWords(
    `⚠️ <#${channelId}> was archived before, and I cannot change what is archived: everybody can still read its name, its topic, and all that was said and put there. A workspace admin can delete it.`,
  );

/** In the new room: nothing that was said in that channel could be changed. */
export const channelStaysWords = (channelId: string, why: string): Words =>
  internalWords(
    `⚠️ What I said of it in <#${channelId}> could not be changed, and everybody can still read it: ${escapeText(why)}. A workspace admin can delete those messages.`,
  );

/** In the new room: what was said where everybody reads stands as it was. */
export const messageStaysWords = (link: string, why: string): Words =>
  internalWords(
    `⚠️ <${link}|A message> that everybody can read could not be changed, and still says what it said: ${escapeText(why)}. A workspace admin can delete it.`,
  );

/** What stands on an issue of GitHub instead. */
export const neutralIssueTitle = (name: string): string => line(name).split('.', 1)[0] ?? name;
export const neutralIssueBody = (name: string): string => line(name);
