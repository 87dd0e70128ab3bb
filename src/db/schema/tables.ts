import type { Kit } from '#dialect';
import { deliveryTables } from './delivery.ts';
import { escalationTables } from './escalation.ts';
import { importTables } from './imports.ts';
import { incidentReportTables } from './incident-reports.ts';
import { incidentTables } from './incidents.ts';
import { messageTables } from './messages.ts';
import { oncallTables } from './oncall.ts';
import { peopleTables } from './people.ts';
import type { Kit as PostgresKit } from './postgres-kit.ts';
import type { Kit as SqliteKit } from './sqlite-kit.ts';
import { stormTables } from './storms.ts';
import { taxonomyTables } from './taxonomy.ts';
import { ticketTables } from './tickets.ts';

type AnyKit = SqliteKit | PostgresKit;

/** Every table, once, in words both kits have. Every row carries its workspace. */
function defineTables(kit: Kit) {
  const ticket = ticketTables(kit);
  const message = messageTables(kit, ticket);
  const escalation = escalationTables(kit, { ...ticket, ...message });
  const incident = incidentTables(kit);
  return {
    ...peopleTables(kit),
    ...oncallTables(kit),
    ...ticket,
    ...taxonomyTables(kit, ticket),
    ...message,
    ...importTables(kit, ticket),
    ...escalation,
    ...incident,
    ...incidentReportTables(kit, { ...incident, ...ticket, ...escalation }),
    ...stormTables(kit, { ...incident, ...ticket }),
    ...deliveryTables(kit),
  };
}

export type Tables = ReturnType<typeof defineTables>;

/** The cast: `npm run types` reads the definitions as one dialect, then as the other. */
export const tablesFor = (kit: AnyKit): Tables => defineTables(kit as Kit);
