import type { Tier1Share } from '../../domain/report/tier-1-share.ts';
import { context, type Drawn, section } from '../blocks.ts';

const NOTHING =
  'Nothing has been resolved yet. Once tickets are, their figures stand here; *Resolve* on a card ends one.';
const COUNTED =
  'Solved: resolved as done or information provided, and not opened again. Alone: never passed to the engineers. Imported tickets are not counted.';

/** `/desk report`: how much the desk solves without the engineers (ESC-6). */
export function reportAnswer(shares: readonly Tier1Share[]): Drawn {
  const isEmpty = shares.every(({ solved, declined }) => solved + declined === 0);
  if (isEmpty) return { text: NOTHING, blocks: [section(NOTHING)] };
  const lines = shares.map(line);
  return {
    text: ['Solved at tier 1 alone', ...lines].join('\n'),
    blocks: [section(['*Solved at tier 1 alone*', ...lines].join('\n')), context(COUNTED)],
  };
}

function line({ days, solved, alone, declined }: Tier1Share): string {
  const share =
    solved > 0 ? `${alone} of ${solved}, ${Math.round((100 * alone) / solved)} %` : 'nothing solved';
  return `Last ${days} days: ${share}${declined > 0 ? `; ${declined} declined` : ''}`;
}
