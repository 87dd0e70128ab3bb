import type { Db } from '../../db/handles.ts';
import { findIncidentPerson } from '../../db/incident-people.ts';
import type { Incident } from '../../db/incidents.ts';
import { isOfMachine } from '../../domain/people/machine.ts';

/** Of a private one nobody is told who is none of its people, whatever their office (INC-10). */
export const mayHear = async (
  db: Db,
  { id, isPrivate }: Pick<Incident, 'id' | 'isPrivate'>,
  personId: string,
): Promise<boolean> =>
  !isOfMachine(personId) && (!isPrivate || (await findIncidentPerson(db, id, personId)) !== undefined);
