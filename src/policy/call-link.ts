import { z } from 'zod';
import { unknownVariables } from '../domain/update/template.ts';
import { suggest } from './nearest.ts';

const KNOWN = ['ticket'] as const;
const LIKE = 'the address of a call, such as https://meet.example/desk-{ticket}';

/** Where a call takes place; a desk without one offers none (CNV-6). */
export const callLink = z
  .string({ error: `write ${LIKE}` })
  .superRefine((link, ctx) => {
    const complain = (message: string) => ctx.addIssue({ code: 'custom', message });
    if (!isAddress(link)) complain(`“${link}” is no address; write ${LIKE}`);
    for (const name of unknownVariables(link, KNOWN)) {
      complain(`names {${name}}, which stands for nothing; ${suggest(name, KNOWN)}`);
    }
  })
  .nullish()
  .transform((link) => link ?? null);

const isAddress = (link: string): boolean =>
  /^https:\/\/[^\s<>|]+$/u.test(link) && URL.canParse(link.replaceAll(/\{[^{}]*\}/gu, '1'));
