/** Tables that tell what happened: rows are added, and nobody changes or deletes one (PRV-2). */
export const APPEND_ONLY = ['ticket_events', 'term_changes', 'rota_changes', 'incident_events'] as const;

export const refusalFor = (table: string): string =>
  `${table} tells what happened: rows are added, never changed or deleted`;
