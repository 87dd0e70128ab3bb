import { z } from 'zod';
import { suggest } from './nearest.ts';

/** A group of keys; a key nobody knows is an error, with the nearest one that there is. */
export function section<S extends z.core.$ZodShape>(shape: S, like: string) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `is no key here; ${suggest(key, known)}`).join('\n')
        : missingOr(issue.input, `write ${like}`),
  });
}

export const missingOr = (input: unknown, right: string): string =>
  input === undefined || input === null ? `is missing: ${right}` : right;

/** A word or sentence that must be there, read into what it stands for. */
export function text<T>(
  like: string,
  read: (text: string) => T | undefined,
  problem: (text: string) => string,
) {
  return z.string({ error: ({ input }) => missingOr(input, `write ${like}`) }).transform((given, ctx): T => {
    const value = read(given);
    if (value !== undefined) return value;
    ctx.addIssue({ code: 'custom', message: problem(given) });
    return z.NEVER;
  });
}

/** A word that says it all, or the parts of it. */
export function textOr<T>(word: z.ZodType<T>, parts: z.ZodType<T>) {
  return z.unknown().transform((given, ctx): T => {
    const read = (typeof given === 'string' ? word : parts).safeParse(given);
    if (read.success) return read.data;
    for (const issue of read.error.issues) ctx.issues.push({ ...issue, input: given } as z.core.$ZodRawIssue);
    return z.NEVER;
  });
}
