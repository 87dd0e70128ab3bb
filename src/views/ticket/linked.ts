import type { LinkedTicket } from '../../domain/ticket/links.ts';

const HEADS: readonly (readonly [LinkedTicket['how'], string])[] = [
  ['merged into', 'Merged into'],
  ['merged here', 'Merged into this:'],
  ['follows', 'Follows'],
  ['followed by', 'Followed by'],
  ['related', 'Related to'],
];

/** The tickets one has to do with, by number, each leading to its card. */
export function linkedText(links: readonly LinkedTicket[]): string {
  return HEADS.flatMap(([how, head]) => {
    const those = links.filter((link) => link.how === how).map(named);
    return those.length > 0 ? [`${head} ${those.join(', ')}`] : [];
  }).join('  ·  ');
}

const named = ({ number, link }: LinkedTicket): string =>
  link ? `<${link}|ticket ${number}>` : `ticket ${number}`;
