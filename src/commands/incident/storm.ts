import { Refusal } from '../../domain/refusal.ts';
import { attachStorm, putStormAway, readStorm } from '../../services/incident/decide-storm.ts';
import { readSoundAlike } from '../../services/incident/sound-alike.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { declareModal } from '../../views/incident/declare.ts';
import { stormAttachForm, stormAttachModal } from '../../views/incident/storm.ts';
import { type AskedByButton, type AskedByForm, openView } from '../asked.ts';

/** *Declare incident* of the suggestion: what it is about comes along, and the tickets become part of it (INC-12). */
export async function pressStormDeclare(asked: AskedByButton): Promise<void> {
  const { desk, caller } = asked;
  const storm = await readStorm(desk, caller, Number(asked.value));
  const place = { door: caller.door, message: null, ticketNumber: null, stormId: storm.id, isDrill: false };
  const alike = await readSoundAlike(desk, caller, storm.title);
  await openView(asked, declareModal(place, storm.title, { tickets: storm.waiting, alike }));
}

export async function pressStormAttach(asked: AskedByButton): Promise<void> {
  const storm = await readStorm(asked.desk, asked.caller, Number(asked.value));
  if (storm.incidents.length === 0) throw new Refusal('storm.no-incident', NONE);
  await openView(asked, stormAttachModal(storm));
}

const NONE = 'Nothing to choose from: no incident goes on any more. *Declare incident* makes one.';

export async function submitStormAttach({
  desk,
  caller,
  view,
}: AskedByForm): Promise<FormErrors | undefined> {
  const form = stormAttachForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  await attachStorm(desk, caller, Number(view.private_metadata), form.data.incident);
  return undefined;
}

export async function pressStormPutAway({ desk, caller, value }: AskedByButton): Promise<void> {
  await putStormAway(desk, caller, Number(value));
}
