/** What a template may name, and what stands for it. */
export const VARIABLES = ['requester', 'ticket', 'agent', 'summary'] as const;
export type Variable = (typeof VARIABLES)[number];

/** With every variable at its longest it still fits a form's field of 3,000 characters. */
export const TEMPLATE_LENGTH = 2000;

/** The one draft that stands round what an agent writes in a field of its own. */
export const WORKAROUND_VARIABLES = [...VARIABLES, 'workaround'] as const;

const NAMED = /\{([^{}\n]*)\}/gu;

/** The names in braces that stand for nothing. */
export function unknownVariables(template: string, known: readonly string[] = VARIABLES): string[] {
  const names = [...template.matchAll(NAMED)].map((match) => match[1] ?? '');
  return [...new Set(names.filter((name) => !known.includes(name)))];
}

/** `requester` and `agent` are whole names; the requester is greeted by the first (FR-2). */
export function fillTemplate(
  template: string,
  values: {
    readonly requester: string;
    readonly ticket: number;
    readonly agent: string;
    readonly summary: string;
    readonly workaround?: string;
  },
): string {
  const filled: Record<string, string> = {
    ...values,
    requester: firstName(values.requester),
    ticket: String(values.ticket),
  };
  return template.replaceAll(NAMED, (braces, name: string) => filled[name] ?? braces).trim();
}

export const firstName = (name: string): string => name.split(' ')[0] || name;
