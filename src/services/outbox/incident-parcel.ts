import { findChannel } from '../../db/channels.ts';
import type { Db } from '../../db/handles.ts';
import { getPage } from '../../db/incident-pages.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import { listWaitingIn, type OutboxRow } from '../../db/outbox.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { isDrill, markedWords } from '../../domain/incident/drill.ts';
import type { IncidentFacts } from '../../domain/incident/facts.ts';
import { isLate, lateWords } from '../../domain/incident/late.ts';
import { movedToRoomWords } from '../../domain/incident/life-words.ts';
import { incidentName, openName } from '../../domain/incident/name.ts';
import type { IncidentPlace } from '../../domain/incident/place.ts';
import { neutralWords } from '../../domain/incident/private-words.ts';
import { reportFileName, reportMarkdown } from '../../domain/incident/report-markdown.ts';
import { needsRoom } from '../../domain/incident/severity.ts';
import { mayReachStakeholders } from '../../domain/incident/stakeholder-text.ts';
import type { Destination, SlackParcel } from '../../domain/parcel.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Desk } from '../desk.ts';
import { incidentFacts } from '../incident/incident-facts.ts';
import { reportFacts } from '../incident/report-facts.ts';
import { laneOfTelling } from '../incident/send-incident.ts';
import { shownSitrep } from '../incident/sitrep-facts.ts';
import { isOpeningIssues, readLinks } from '../incident/tracking-facts.ts';
import { isKeptBack } from './kept-back.ts';
import { loadLeaving } from './leave-parcel.ts';
import { whereItMayStand } from './may-stand.ts';
import { loadRoom, loadSought } from './room-parcel.ts';

export type IncidentDelivery = Extract<Delivery, { kind: `incident.${string}` }>;

export const isOfIncident = (delivery: Delivery): delivery is IncidentDelivery =>
  delivery.kind.startsWith('incident.');

/** A parcel; `done`: there is nothing to carry; or what it waits for. */
type LoadedIncident = SlackParcel | 'done' | { readonly waitsFor: string };

const NO_CHANNEL = { waitsFor: 'there is no incidents channel yet' };
const NO_ROOM = { waitsFor: 'its room is not open yet' };

/** What a row of an incident stands for, as things are now. */
export async function loadIncidentParcel(
  { db, policy, now }: Omit<Desk, 'tracker'>,
  delivery: IncidentDelivery,
  { enqueuedAt, state }: Pick<OutboxRow, 'enqueuedAt' | 'state'>,
): Promise<LoadedIncident> {
  const incident = await getIncident(db, delivery.incidentId);
  const said = state === 'pending' ? undefined : await whereItMayStand(db, incident, delivery);
  if (said) return { kind: 'words', to: said, words: neutralWords(openName(incident)) };
  if (incident.isPrivate && (await isKeptBack(db, incident, delivery, enqueuedAt))) return 'done';
  const facts = () => incidentFacts(db, policy, incident, now());
  const { roomChannelId, cardTs } = incident;
  switch (delivery.kind) {
    case 'incident.headline':
      return loadHeadline(db, incident, facts);
    case 'incident.card':
      return loadCard(db, incident, facts);
    case 'incident.page':
      return loadPage(db, incident, delivery.pageId, facts);
    case 'incident.room':
      return roomChannelId ? 'done' : loadRoom(db, incident);
    case 'incident.seek-room':
      return loadSought(db, incident);
    case 'incident.topic':
      if (!roomChannelId || (await isArchived(db, incident))) return 'done';
      return {
        kind: delivery.kind,
        channelId: roomChannelId,
        incident: await facts(),
        zone: policy.calendars.desk.zone,
      };
    case 'incident.pin':
      if (!roomChannelId || !cardTs) return 'done';
      return { kind: delivery.kind, channelId: roomChannelId, ts: cardTs };
    case 'incident.bookmarks':
      return bookmarks(db, policy, incident);
    case 'incident.invite':
      if (!roomChannelId) return 'done';
      return { kind: delivery.kind, channelId: roomChannelId, personId: delivery.personId };
    case 'incident.card-left': {
      const { channelId, ts } = delivery;
      if (!roomChannelId) return 'done';
      return { kind: 'card.left', channelId, ts, words: movedToRoomWords(roomChannelId) };
    }
    case 'incident.cut':
    case 'incident.cut-sought':
    case 'incident.leave-room':
      return loadLeaving(db, delivery);
    case 'incident.report':
      return loadReport(db, incident, policy.calendars.desk.zone);
    case 'incident.archive':
      // Opened again meanwhile, it is worked in.
      if (!roomChannelId || incident.state !== 'closed') return 'done';
      return { kind: delivery.kind, channelId: roomChannelId };
    case 'incident.sitrep': {
      const to = await destinationOf(db, incident, delivery.to);
      if (!to) return NO_ROOM;
      return {
        kind: delivery.kind,
        to,
        sitrep: await shownSitrep(db, policy, incident, delivery.sitrepId, now()),
      };
    }
    case 'incident.tell':
      return loadTelling(db, policy, incident, delivery, { enqueuedAt, state }, now());
  }
}

async function loadHeadline(
  db: Db,
  incident: Incident,
  facts: () => Promise<IncidentFacts>,
): Promise<LoadedIncident> {
  const { setup } = await getWorkspace(db, incident.workspaceId);
  const channelId = incident.headlineChannelId ?? setup.incidentsChannelId;
  if (!channelId) return NO_CHANNEL;
  const to = { channelId, threadTs: null };
  return { kind: 'incident.headline', to, ts: incident.headlineTs, incident: await facts() };
}

async function loadPage(
  db: Db,
  { isPrivate }: Incident,
  pageId: number,
  facts: () => Promise<IncidentFacts>,
): Promise<LoadedIncident> {
  const { personId, channelId, ts, problem } = await getPage(db, pageId);
  // Drawn anew after it was lost: there is nothing to draw.
  if (problem && !ts) return 'done';
  const to = channelId && ts ? { channelId, threadTs: null } : { personId };
  return { kind: 'incident.page', to, ts, page: { incident: await facts(), isPrivate } };
}

type Telling = Extract<IncidentDelivery, { kind: 'incident.tell' }>;

/** Somebody has answered since, or the same waits once more: of all that an outage held up the newest is said (INC-3). */
async function isOutdated(db: Db, incident: Incident, telling: Telling, enqueuedAt: Date): Promise<boolean> {
  if (!telling.isRepeated) return false;
  const waiting = await listWaitingIn(db, laneOfTelling(telling));
  const isNewer = ({ delivery, enqueuedAt: at }: OutboxRow) =>
    delivery.kind === 'incident.tell' && delivery.isRepeated === true && at > enqueuedAt;
  return incident.nextRungAt === null || waiting.some(isNewer);
}

async function loadTelling(
  db: Db,
  policy: Policy,
  incident: Incident,
  delivery: Telling,
  { enqueuedAt, state }: Pick<OutboxRow, 'enqueuedAt' | 'state'>,
  now: Date,
): Promise<LoadedIncident> {
  const { to: place, words: given, aboutId } = delivery;
  if (state === 'pending' && (await isOutdated(db, incident, delivery, enqueuedAt))) return 'done';
  const about = aboutId === undefined ? undefined : await getIncident(db, aboutId);
  // It may stand there already, where it was not answered for.
  if (about?.isPrivate && state === 'pending') return 'done';
  const words = about?.isPrivate ? neutralWords(openName(about)) : given;
  const to =
    place === 'stakeholders' ? forStakeholders(policy, incident) : await destinationOf(db, incident, place);
  if (!to) return place === 'stakeholders' ? 'done' : NO_ROOM;
  const said = isLate(enqueuedAt, now) ? lateWords(words, enqueuedAt) : words;
  return { kind: 'words', to, words: isDrill(incident) ? markedWords(said) : said };
}

async function loadCard(
  db: Db,
  incident: Incident,
  facts: () => Promise<IncidentFacts>,
): Promise<LoadedIncident> {
  const { cardTs: ts } = incident;
  const to = placeOf(incident, 'room');
  if (!to) return NO_ROOM;
  if (ts && (await isArchived(db, incident))) return 'done';
  return { kind: 'incident.card', to, ts, incident: await facts() };
}

/** What stands in an archived room stays as it was. */
async function isArchived(db: Db, { workspaceId, roomChannelId }: Incident): Promise<boolean> {
  if (!roomChannelId) return false;
  return (await findChannel(db, workspaceId, roomChannelId))?.isArchived ?? false;
}

async function loadReport(db: Db, incident: Incident, zone: string): Promise<LoadedIncident> {
  const to = placeOf(incident, 'room');
  if (!to) return 'done';
  if (await isOpeningIssues(db, incident))
    return { waitsFor: 'the issues of its follow-ups are being opened' };
  const report = await reportFacts(db, incident);
  const comment = `The report of ${incidentName(report)}, to be kept:`;
  const markdown = reportMarkdown(report, zone);
  return { kind: 'incident.report', to, name: reportFileName(report), markdown, comment };
}

async function bookmarks(db: Db, policy: Policy, incident: Incident): Promise<LoadedIncident> {
  const links = await readLinks(db, policy, incident);
  const { roomChannelId: channelId } = incident;
  return channelId && links.length > 0 ? { kind: 'incident.bookmarks', channelId, links } : 'done';
}

/** The policy may have changed since it was released, or the incident be private now: then it stands in the room alone. */
const forStakeholders = ({ incidents }: Policy, incident: Incident): Destination | undefined => {
  const { channel } = incidents.stakeholders;
  return channel && mayReachStakeholders(incident) ? { channelName: channel } : undefined;
};

type OwnPlace = Exclude<IncidentPlace, 'stakeholders'>;

async function destinationOf(db: Db, incident: Incident, place: OwnPlace): Promise<Destination | undefined> {
  if (place !== 'headlines') return placeOf(incident, place);
  const { setup } = await getWorkspace(db, incident.workspaceId);
  return setup.incidentsChannelId ? { channelId: setup.incidentsChannelId, threadTs: null } : undefined;
}

/** A low one's room is the headline's thread. */
function placeOf(incident: Incident, place: Exclude<OwnPlace, 'headlines'>): Destination | undefined {
  if (typeof place === 'object') return place;
  const { headlineChannelId, headlineTs, roomChannelId } = incident;
  const thread =
    headlineChannelId && headlineTs ? { channelId: headlineChannelId, threadTs: headlineTs } : undefined;
  if (place === 'headline') return thread;
  if (roomChannelId) return { channelId: roomChannelId, threadTs: null };
  return needsRoom(incident) ? undefined : thread;
}
