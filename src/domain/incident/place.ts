/** Where something is said of an incident: in its room, in the headline's thread, among the headlines, to stakeholders, to a person. */
export type IncidentPlace =
  | 'room'
  | 'headline'
  | 'headlines'
  | 'stakeholders'
  | { readonly personId: string };

/**
 * `aloud`: among the headlines, beside its own; `opening`: of its room; `leaving`: of the one it had; `invitedId`: into
 * it, of somebody; `pageId`: of one call.
 */
export type IncidentLane =
  | IncidentPlace
  | 'aloud'
  | 'opening'
  | 'leaving'
  | { readonly invitedId: string }
  | { readonly pageId: number };

/**
 * Strict order in each, none between them: a page waits for no room, no invitation, and nothing else
 * that its person is told, and what is said aloud for no headline that is drawn.
 */
export function laneIn(incidentId: number, place: IncidentLane): string {
  return `incident:${incidentId}:${nameOf(place)}`;
}

function nameOf(place: IncidentLane): string {
  if (typeof place === 'string') return place;
  if ('pageId' in place) return `page:${place.pageId}`;
  return 'invitedId' in place ? `invited:${place.invitedId}` : `person:${place.personId}`;
}
