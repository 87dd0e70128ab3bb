import { minuteOf } from './journal.ts';
import { type IncidentState, isConfirmed } from './state.ts';

/** Numbered apart, so that no gap shows what is private, and drills stay outside the figures (INC-1, INC-10). */
export const INCIDENT_SERIES = ['incident', 'private', 'drill'] as const;
export type IncidentSeries = (typeof INCIDENT_SERIES)[number];

export interface Named {
  readonly series: IncidentSeries;
  readonly number: number;
  readonly state: IncidentState;
  /** Of a private one, and all that it is ever called. */
  readonly codename: string | null;
}

/** “event 12” until it is confirmed, “incident 12” after; “DRILL 3”, so that nobody takes it for more; “room-juniper” (W-4). */
export function incidentName({ series, number, state, codename }: Named): string {
  if (codename) return codename;
  if (series === 'drill') return `DRILL ${number}`;
  return `${isConfirmed(state) ? 'incident' : 'event'} ${number}`;
}

/** What one that became private was called by everybody before; its number now is nobody's business (INC-10). */
export const openName = (incident: Named & { readonly openNumber: number | null }): string =>
  incident.openNumber === null
    ? 'this'
    : incidentName({ ...incident, series: 'incident', number: incident.openNumber, codename: null });

/** At the head of a line. */
export function headName(incident: Named): string {
  const name = incidentName(incident);
  return incident.codename ? name : name.charAt(0).toUpperCase() + name.slice(1);
}

/** Slack's longest name of a channel. */
const LONGEST = 80;

/** `inc-12-saving-fails-in-eastbrook`; lower case letters of the title, digits and hyphens (INC-2). */
export function roomName(incident: Named, title: string): string {
  if (incident.codename) return incident.codename;
  return nameOfRoom(incident.series === 'drill', String(incident.number), title);
}

/** `inc-12`, which says nothing (INC-10), and begins the name of its room. */
export const neutralRoomName = (number: number): string => nameOfRoom(false, String(number), '');

/** What the name of a drill's room begins with. */
export const drillRoomStem = (number: number): string => nameOfRoom(true, String(number), '');

/** Whether a room has been given that name: behind the stem there may be a title, and a number where one is taken. */
export const isOfStem = (name: string, stem: string): boolean => name === stem || name.startsWith(`${stem}-`);

/** While no number can be had: the minute in its place, `inc-1405z-saving-fails`. */
export const unnumberedRoomName = (isDrill: boolean, title: string, atMs: number): string =>
  nameOfRoom(isDrill, minuteOf(atMs), title);

function nameOfRoom(isDrill: boolean, number: string, title: string): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `${isDrill ? 'drill' : 'inc'}-${number}-${words}`.slice(0, LONGEST - 4).replace(/-+$/, '');
}

/** What people call it, as they type it: 12, #12, drill-3, room-juniper; undefined for any other word. */
export function readIncidentName(
  word: string,
): { readonly series: IncidentSeries; readonly number: number } | { readonly codename: string } | undefined {
  const [, drill, digits] = /^(drill-)?#?(\d{1,9})$/i.exec(word) ?? [];
  if (digits) return { series: drill ? 'drill' : 'incident', number: Number(digits) };
  return /^#?room-[a-z]+$/i.test(word) ? { codename: word.replace('#', '').toLowerCase() } : undefined;
}
