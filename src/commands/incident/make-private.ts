import { makePrivate, previewPrivate } from '../../services/incident/make-private.ts';
import { makePrivateModal } from '../../views/incident/make-private.ts';
import { type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import type { IncidentVerb } from './which.ts';

/** What would happen; then it is asked once more (C-1). */
export async function openMakePrivate(asked: Triggered, id: number): Promise<undefined> {
  await openView(asked, makePrivateModal(await previewPrivate(asked.desk, asked.caller, id)));
}

export async function pressMakePrivate(asked: AskedByButton): Promise<void> {
  await openMakePrivate(asked, Number(asked.value));
}

export async function confirmMakePrivate({ desk, caller, view }: AskedByForm): Promise<undefined> {
  await makePrivate(desk, caller, Number(view.private_metadata));
}

export const makePrivateVerb: IncidentVerb = {
  usage: 'make-private',
  summary: 'let few read of it: it goes on in a private room',
  run: (asked, { id }) => openMakePrivate(asked, id),
};
