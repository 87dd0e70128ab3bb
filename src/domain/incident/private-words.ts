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

/** In the new room. */
export const madePrivateWords = (incident: Named, was: string, by: string): Words =>
  internalWords(
    `*This is ${was}, private from here on*, says ${escapeText(by)}. Call it ${incidentName(incident)} everywhere, and talk of it here alone. Its record, tasks, evidence and tickets came along; what was written before, but for card and sitreps, stays readable in the old room, which is archived.`,
  );

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

/** In the new room: what was said where everybody reads stands as it was. */
export const messageStaysWords = (link: string, why: string): Words =>
  internalWords(
    `⚠️ <${link}|A message> that everybody can read could not be changed, and still says what it said: ${escapeText(why)}. A workspace admin can delete it.`,
  );

/** What stands on an issue of GitHub instead. */
export const neutralIssueTitle = (name: string): string => line(name).split('.', 1)[0] ?? name;
export const neutralIssueBody = (name: string): string => line(name);
