import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { TEMPLATE_NAMES, type TemplateName } from '../domain/update/kinds.ts';
import {
  TEMPLATE_LENGTH,
  unknownVariables,
  VARIABLES,
  WORKAROUND_VARIABLES,
} from '../domain/update/template.ts';
import { suggest } from './nearest.ts';
import { section } from './section.ts';

const LIKE = 'the words of the draft, such as Hello {requester}, …';

/** Words with variables in braces. */
export const templateText = (known: readonly string[]) =>
  z.string({ error: `write ${LIKE}` }).superRefine((text, ctx) => {
    const complain = (message: string) => ctx.addIssue({ code: 'custom', message });
    if (text.trim() === '') complain(`has no words; write ${LIKE}`);
    if (text.length > TEMPLATE_LENGTH) {
      complain(`has ${text.length} characters; ${TEMPLATE_LENGTH} are the most that fit the form`);
    }
    for (const name of unknownVariables(text, known)) {
      complain(`names {${name}}, which stands for nothing; ${suggest(name, known)}`);
    }
  });

const WORKAROUND = '{workaround}';

/** Without its place the words an agent wrote would be lost. */
const workaround = templateText(WORKAROUND_VARIABLES).refine(
  (text) => text.includes(WORKAROUND),
  `has no ${WORKAROUND}, the place for what the agent writes`,
);

const own = Object.fromEntries(
  TEMPLATE_NAMES.map((name) => [
    name,
    (name === 'workaround' ? workaround : templateText(VARIABLES)).optional(),
  ]),
) as Record<TemplateName, z.ZodOptional<ReturnType<typeof templateText>>>;

/** The desk's own drafts; those it does not write are the shipped ones. */
export const templates = section(own, 'drafts by their names, such as status_update: Hello {requester}, …')
  .default({})
  .transform((given): Record<TemplateName, string> => {
    const written = Object.entries(given).filter(([, text]) => text !== undefined);
    return { ...shipped(), ...Object.fromEntries(written) };
  });

let remembered: Record<TemplateName, string> | undefined;

function shipped(): Record<TemplateName, string> {
  remembered ??= (
    parse(readFileSync(new URL('./presets/default.yml', import.meta.url), 'utf8')) as {
      templates: Record<TemplateName, string>;
    }
  ).templates;
  return remembered;
}
