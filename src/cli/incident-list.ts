import type { IncidentLine } from '../domain/incident/facts.ts';
import { incidentName } from '../domain/incident/name.ts';
import { listIncidentsFor } from '../services/incident/list-incidents.ts';
import { type AtMachine, atMachine } from './machine.ts';

/** Those that go on; of private ones the codename alone, since a terminal is read by others too (INC-10). */
export function listAtMachine(
  machine: AtMachine,
  { drills }: { readonly drills?: boolean },
): Promise<number> {
  return atMachine(machine, async (desk, caller) => {
    const { goingOn } = await listIncidentsFor(desk, caller, drills ? 'drills' : 'real');
    if (goingOn.length === 0) machine.print(`No ${drills ? 'drill' : 'incident'} goes on.`);
    for (const incident of goingOn) machine.print(line(incident));
  });
}

function line({ title, severity, commander, declaredAt, ...named }: IncidentLine): string {
  return [
    incidentName(named),
    ...(named.codename ? [] : [title]),
    named.state,
    `severity ${severity ?? 'unknown'}`,
    `commander ${commander ?? 'nobody'}`,
    `declared ${declaredAt.toISOString()}`,
  ].join('  ');
}
