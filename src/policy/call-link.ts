import { z } from 'zod';
import { unknownVariables } from '../domain/update/template.ts';
import { suggest } from './nearest.ts';

/** An https address that may name something in braces, or null: there is none. */
export const addressOf = (known: readonly string[], like: string) =>
  z
    .string({ error: `write ${like}` })
    .superRefine((link, ctx) => {
      const complain = (message: string) => ctx.addIssue({ code: 'custom', message });
      if (!isAddress(link)) complain(`“${link}” is no address; write ${like}`);
      for (const name of unknownVariables(link, known)) {
        complain(`names {${name}}, which stands for nothing; ${suggest(name, known)}`);
      }
    })
    .nullish()
    .transform((link) => link ?? null);

/** Where a call takes place; a desk without one offers none (CNV-6). */
export const callLink = addressOf(
  ['ticket'],
  'the address of a call, such as https://meet.example/desk-{ticket}',
);

const isAddress = (link: string): boolean =>
  /^https:\/\/[^\s<>|]+$/u.test(link) && URL.canParse(link.replaceAll(/\{[^{}]*\}/gu, '1'));
