import type { Stretch, Timeline } from '../../domain/clock/timeline.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { tellTarget } from '../../domain/time/target.ts';
import { tellDuration } from '../../domain/time/tell-duration.ts';

/** A line of the drawing: some stretches that follow each other, mostly one. */
interface Strip {
  readonly stretches: readonly Stretch[];
}

const MOST = 24;
const CELLS = 12;

/** A line for each stretch: where it lies between the beginning and the end, from when to when, and what it was. */
export function strips({ stretches }: Timeline): string[] {
  const drawn = shortened(stretches);
  const [start, end] = [stretches[0]?.from.getTime() ?? 0, stretches.at(-1)?.to.getTime() ?? 0];
  return drawn.flatMap((strip, i) => {
    const changed = targetChange(strip, drawn[i - 1]);
    return [...changed, `\`${bar(strip, start, end)}\` ${words(strip)}`];
  });
}

/** Nights and weekends go into one line with the days between them where there are too many, and then the oldest. */
function shortened(stretches: readonly Stretch[]): Strip[] {
  if (stretches.length <= MOST) return stretches.map((stretch) => ({ stretches: [stretch] }));
  const merged: Stretch[][] = [];
  for (const stretch of stretches) {
    const before = merged.at(-1);
    const last = before?.at(-1);
    if (before && last && isCounting(last) && isCounting(stretch) && isSameTarget(last, stretch)) {
      before.push(stretch);
    } else merged.push([stretch]);
  }
  const tooMany = merged.length > MOST ? merged.length - MOST + 1 : 0;
  const oldest = merged.slice(0, tooMany).flat();
  return [...(oldest.length > 0 ? [oldest] : []), ...merged.slice(tooMany)].map((all) => ({
    stretches: all,
  }));
}

const isCounting = ({ is }: Stretch): boolean => is === 'running' || is === 'outside hours';

const nameOf = ({ target, priority }: Stretch): string =>
  `${target ? tellTarget(target) : 'no target'} (${priority ?? 'no priority'})`;

const isSameTarget = (a: Stretch, b: Stretch): boolean => nameOf(a) === nameOf(b);

/** Each target that has held is named where it begins. */
function targetChange({ stretches: [first] }: Strip, before: Strip | undefined): string[] {
  const last = before?.stretches.at(-1);
  if (!first || !last || isSameTarget(last, first)) return [];
  return [`From here on ${nameOf(first)}; before that ${nameOf(last)}.`];
}

const SIGN: Record<Stretch['is'], string> = {
  running: '█',
  'outside hours': '░',
  'waiting on the requester': '▒',
  resolved: '▒',
  'an incident': '▒',
};

function bar({ stretches }: Strip, startMs: number, endMs: number): string {
  const cellOf = (at: Date | undefined) =>
    Math.round((((at?.getTime() ?? startMs) - startMs) / Math.max(endMs - startMs, 1)) * CELLS);
  const [first, last] = [stretches[0], stretches.at(-1)];
  const from = Math.min(cellOf(first?.from), CELLS - 1);
  const length = Math.max(cellOf(last?.to) - from, 1);
  const sign = stretches.some(({ is }) => is === 'running') ? '█' : SIGN[first?.is ?? 'running'];
  return `${'·'.repeat(from)}${sign.repeat(length)}${'·'.repeat(CELLS - from - length)}`;
}

function words({ stretches }: Strip): string {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last) return '';
  const when = `${dateToken(first.from)} to ${dateToken(last.to)}`;
  const kinds = [...new Set(stretches.map(({ is }) => is))].map((is) => {
    const ms = stretches.reduce((sum, one) => sum + (one.is === is ? lengthOf(one) : 0), 0);
    return `${tell(is)} ${tellDuration(ms)}`;
  });
  return `${when}: ${kinds.join(', ')}`;
}

const lengthOf = ({ from, to }: Stretch): number => to.getTime() - from.getTime();

function tell(is: Stretch['is']): string {
  if (is === 'running') return 'running';
  return is === 'outside hours' ? 'outside service hours' : `⏸️ paused (${is})`;
}
