/** Where something is said of an incident: in its room, in the headline's thread, among the headlines, to stakeholders, to a person. */
export type IncidentPlace =
  | 'room'
  | 'headline'
  | 'headlines'
  | 'stakeholders'
  | { readonly personId: string };

/** `opening`: of its room; `leaving`: of the one it had. */
export type IncidentLane = IncidentPlace | 'opening' | 'leaving';

/** Strict order in each, none between them: a page waits for no room. */
export function laneIn(incidentId: number, place: IncidentLane): string {
  const at = typeof place === 'string' ? place : `person:${place.personId}`;
  return `incident:${incidentId}:${at}`;
}
