import { TICKET_TYPES } from '../domain/ticket/triage.ts';
import type { Taxonomy } from './taxonomy.ts';

/** The types in use, what a new desk's terms are, and which labels come by themselves. */
export function tellTaxonomy({ types, components, labels }: Taxonomy): string[] {
  const hidden = TICKET_TYPES.filter((type) => !types.includes(type));
  const followed = labels.flatMap(({ name, follows }) => (follows ? [`${name} (${follows})`] : []));
  return [
    `A ticket is one of these: ${types.join(', ')}.${hidden.length > 0 ? ` Not used here: ${hidden.join(', ')}.` : ''}`,
    `A new desk begins with ${components.length} components and ${labels.length} labels, and admins change them with /desk policy.`,
    followed.length > 0
      ? `These labels come by themselves: ${followed.join(', ')}.`
      : 'No label comes by itself.',
  ];
}
