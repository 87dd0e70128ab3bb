/** Held by one person each; empty ones fall to the commander (INC-8). */
export const INCIDENT_ROLES = ['commander', 'communications', 'technical lead', 'scribe'] as const;
export type IncidentRole = (typeof INCIDENT_ROLES)[number];

/** Who holds what; null: nobody. */
export type RoleHolders = Readonly<Record<IncidentRole, string | null>>;

/** All but the commander's, which two people hand over. */
export type LesserRole = Exclude<IncidentRole, 'commander'>;
export const LESSER_ROLES: readonly LesserRole[] = INCIDENT_ROLES.filter((role) => role !== 'commander');
