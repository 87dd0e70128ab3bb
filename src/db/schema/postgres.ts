import { postgresKit } from './postgres-kit.ts';
import { tablesFor } from './tables.ts';

export const postgresTables = tablesFor(postgresKit);

/** For drizzle-kit, which reads a module's exports. */
export const {
  workspaces,
  people,
  channels,
  memberships,
  agents,
  groupAgents,
  rotas,
  rotaOverrides,
  rotaWarnings,
  rotaChanges,
  leftCards,
  tickets,
  ticketEvents,
  terms,
  termChanges,
  ticketLabels,
  savedViews,
  messages,
  messageCopies,
  ticketLinks,
  undoOffers,
  parked,
  cannedAnswers,
  issues,
  escalations,
  incidents,
  incidentEvents,
  incidentPeople,
  incidentPages,
  incidentEntries,
  incidentSitreps,
  incidentTickets,
  incidentTellings,
  inbox,
  outbox,
  due,
} = postgresTables;
