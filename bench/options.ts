import { parseArgs } from 'node:util';

export interface Options {
  /** Only what is counted; there are others to warm up. */
  readonly rounds: number;
  /** Forms on each side in a round, and before the first. */
  readonly submissions: number;
  readonly warmUp: number;
  /** Tickets on the large desk of B6 and B7, and on the small one of B6. */
  readonly many: number;
  readonly few: number;
  /** Tickets filed in a round of B11. */
  readonly filings: number;
  readonly json: boolean;
  /** Where processor profiles go, if they are wanted. */
  readonly profile: string | undefined;
  /** Only these, such as B1; everything by default. */
  readonly only: readonly string[];
}

const FULL = { rounds: 9, submissions: 5000, warmUp: 15_000, many: 1_000_000, few: 10_000, filings: 6400 };
const SMALL = { rounds: 5, submissions: 2000, warmUp: 8000, many: 100_000, few: 10_000, filings: 3200 };

export const USAGE = `npm run bench -- [--small] [--json] [--only B1,B6] [--profile folder]`;

export function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      small: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      profile: { type: 'string' },
    },
  });
  return {
    ...(values.small ? SMALL : FULL),
    json: values.json,
    profile: values.profile,
    only: values.only.split(',').filter(Boolean),
  };
}
