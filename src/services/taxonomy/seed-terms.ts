import type { Tx } from '../../db/handles.ts';
import {
  insertTerm,
  listNamedComponents,
  listTerms,
  type NewTerm,
  type TermRow,
  updateTerm,
} from '../../db/terms.ts';
import { type By, insertTicketEvent } from '../../db/ticket-events.ts';
import { updateTicket } from '../../db/tickets.ts';
import { DESK_ACTOR_ID } from '../../domain/people/actor.ts';
import { findTerm, keyOf, refOf } from '../../domain/taxonomy/terms.ts';
import type { Policy } from '../../policy/policy.ts';

/**
 * At start: what the policy names and the desk never had is added. A term that was renamed, retired or merged
 * since stays what it is; which fact a label follows is the policy's to say, and taken over.
 */
export async function seedTerms(tx: Tx, { taxonomy }: Policy, workspaceId: string): Promise<void> {
  const known = await listTerms(tx, workspaceId);
  for (const wanted of wantedTerms(taxonomy)) {
    const term = seeded(known, wanted);
    const { follows = null, seededAs = null } = wanted;
    if (!term) await insertTerm(tx, { workspaceId, key: keyOf(wanted.name), ...wanted });
    else if (term.follows !== follows || term.seededAs !== seededAs) {
      await updateTerm(tx, term.id, { follows, seededAs });
    }
  }
}

type Wanted = Pick<NewTerm, 'kind' | 'name' | 'colour' | 'about' | 'follows' | 'seededAs'>;

function wantedTerms({ components, labels }: Policy['taxonomy']): Wanted[] {
  return [
    ...components.map((name) => ({ kind: 'component' as const, name, seededAs: name })),
    ...labels.map((label) => ({ kind: 'label' as const, ...label, seededAs: label.name })),
  ];
}

function seeded(known: readonly TermRow[], { kind, name }: Wanted): TermRow | undefined {
  const begun = known.find((term) => term.kind === kind && term.seededAs === name);
  if (begun) return begun;
  const found = findTerm(known, kind, name);
  return known.find((term) => term.id === found?.id && term.seededAs === null);
}

/** Of a desk older than its taxonomy: a component that is a name becomes a term, with its word in the history. */
export async function moveNamedComponents(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  for (const ticket of await listNamedComponents(tx, workspaceId)) {
    const name = ticket.component ?? '';
    const known = await listTerms(tx, workspaceId);
    const found = findTerm(known, 'component', name);
    const term = found ?? (await insertTerm(tx, { workspaceId, kind: 'component', name, key: keyOf(name) }));
    await updateTicket(tx, ticket.id, { componentId: term.id, component: null });
    await insertTicketEvent(tx, ticket, BY_DESK, { kind: 'placed', from: null, to: refOf(term) }, now);
  }
}

const BY_DESK: By = { personId: DESK_ACTOR_ID, door: 'desk' };
