import { openDatabase } from '../db/open.ts';
import { verifyRecords } from '../services/incident/verify-record.ts';
import { configFrom } from './start.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Print = (line: string) => void;

/** Exit code 1 if a record is not as it was written, or there is none of that number. */
export async function verifyIncidents(env: Env, number: string | undefined, print: Print): Promise<number> {
  const isNumber = number === undefined || /^[1-9]\d{0,8}$/.test(number);
  if (!isNumber) {
    print(`“${number}” is no incident’s number; write one such as 12, or none for all.`);
    return 1;
  }
  const db = await openDatabase(configFrom(env).database);
  try {
    const verdicts = await verifyRecords({ db, now: () => new Date() }, number ? Number(number) : null);
    if (verdicts.length === 0) {
      print(
        number ? `There is no incident ${number}.` : 'There are no incidents yet, and nothing to verify.',
      );
      return number ? 1 : 0;
    }
    for (const { name, events, hash, brokenAt } of verdicts) {
      const found = brokenAt
        ? `BROKEN at row ${brokenAt} of ${events}: it, or a row before it, is not as it was written`
        : `sound, ${events} rows, ends with ${hash}`;
      print(`${name}: ${found}`);
    }
    return verdicts.some(({ brokenAt }) => brokenAt !== null) ? 1 : 0;
  } finally {
    await db.close();
  }
}
