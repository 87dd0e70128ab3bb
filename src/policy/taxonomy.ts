import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { LABEL_FACTS, type LabelFact } from '../domain/taxonomy/labels.ts';
import { keyOf, LONGEST_ABOUT, nameProblem, readColour } from '../domain/taxonomy/terms.ts';
import { TICKET_TYPES, type TicketType } from '../domain/ticket/triage.ts';
import { suggest } from './nearest.ts';
import { section, text } from './section.ts';

/** What a desk's terms begin with; admins change them afterwards (TRI-6), and types it does not use it leaves out. */
export interface Taxonomy {
  readonly types: readonly TicketType[];
  readonly components: readonly string[];
  readonly labels: readonly SeedLabel[];
}

export interface SeedLabel {
  readonly name: string;
  readonly colour: string;
  readonly about: string;
  /** What puts the label on a ticket by itself. */
  readonly follows: LabelFact | null;
}

const type = text(
  `a type: ${TICKET_TYPES.join(', ')}`,
  (name) => TICKET_TYPES.find((known) => known === name),
  (name) => `“${name}” is no type; ${suggest(name, TICKET_TYPES)}`,
);

const types = z
  .array(type, `write the types in use, such as [${TICKET_TYPES.slice(0, 3).join(', ')}]`)
  .superRefine((given, ctx) => {
    const say = (message: string, at: number | undefined) =>
      ctx.addIssue({ code: 'custom', message, path: at === undefined ? [] : [at] });
    if (given.length === 0) say('name no type; a ticket needs one', undefined);
    given.forEach((name, at) => {
      if (given.indexOf(name) < at) say(`names ${name} a second time`, at);
    });
    if (given.includes('defect') && !given.includes('information request')) {
      say(
        'have defect without information request, which is what a misunderstood feature becomes',
        undefined,
      );
    }
  });

const name = z.string('write a name').superRefine((given, ctx) => {
  const message = nameProblem(given.trim());
  if (message) ctx.addIssue({ code: 'custom', message: `“${given}”: ${message}` });
});

const components = z.array(name, 'write a list of components, or []').superRefine((given, ctx) => {
  given.forEach((one, at) => {
    const first = given.findIndex((other) => keyOf(other) === keyOf(one));
    if (first < at) ctx.addIssue({ code: 'custom', message: `“${one}” is named twice`, path: [at] });
  });
});

const colour = text(
  'colour: six hexadecimal digits, such as d73a4a',
  readColour,
  (given) => `“${given}” is no colour; write six hexadecimal digits in quotes, such as 'd73a4a'`,
);

const fact = text(
  `what the label follows: ${LABEL_FACTS.join(', ')}`,
  (given) => LABEL_FACTS.find((known) => known === given),
  (given) => `“${given}” is nothing a label can follow; ${suggest(given, LABEL_FACTS)}`,
);

const label = section(
  {
    colour,
    about: z
      .string('write what it says')
      .max(LONGEST_ABOUT, `takes ${LONGEST_ABOUT} characters at most`)
      .default(''),
    follows: fact.nullable().default(null),
  },
  'a label: colour, about, follows',
);

const labels = z
  .record(z.string(), label, {
    error: "write labels and their colours, such as Blocked: { colour: 'b60205' }",
  })
  .transform((given, ctx): readonly SeedLabel[] => {
    const entries = Object.entries(given);
    entries.forEach(([name, { follows }], at) => {
      const earlier = entries.slice(0, at);
      const say = (message: string) => ctx.addIssue({ code: 'custom', message, path: [name] });
      const problem = nameProblem(name.trim());
      if (problem) say(problem);
      if (earlier.some(([other]) => keyOf(other) === keyOf(name))) say('is named twice');
      const rival = follows && earlier.find(([, other]) => other.follows === follows)?.[0];
      if (rival) say(`follows ${follows}, and so does ${rival}; one of them is enough`);
    });
    return entries.map(([name, rest]) => ({ name: name.trim(), ...rest }));
  });

const PARTS = { types, components, labels };
const LIKE = 'a taxonomy: types, components, labels';

/** A policy that says nothing of it has what is shipped. */
export const taxonomy = section(
  {
    types: types.prefault(() => shipped().types),
    components: components.prefault(() => shipped().components),
    labels: labels.prefault(() => shipped().labels),
  },
  LIKE,
).prefault({});

type Given = z.input<ReturnType<typeof section<typeof PARTS>>>;

function shipped(): Given {
  const source = readFileSync(new URL('./presets/default.yml', import.meta.url), 'utf8');
  return (parse(source) as { taxonomy: Given }).taxonomy;
}
