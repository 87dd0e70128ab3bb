import type { Priority, TicketType } from '../ticket/triage.ts';

/** What an engineer needs to judge and do the work, as the form asks for it (ESC-1). */
export interface IssueDraft {
  readonly title: string;
  readonly problem: string;
  readonly story: UserStory;
  /** One line each. */
  readonly criteria: readonly string[];
  readonly environment: Environment;
  /** How to see it, for defects. */
  readonly steps: string;
  /** An enhancement that comes before the product owner at once (TRI-5). */
  readonly isTimeSensitive?: boolean;
}

export interface UserStory {
  readonly asA: string;
  readonly iWant: string;
  readonly soThat: string;
}

export const REPLICATED = ['yes', 'no', 'not tried'] as const;

export interface Environment {
  readonly system: string;
  readonly browser: string;
  /** What the person may do there: editor, administrator … */
  readonly permission: string;
  readonly server: string;
  readonly replicated: (typeof REPLICATED)[number] | null;
}

/** What an issue says about the ticket, without anybody's name. */
export interface AboutTicket {
  readonly number: number;
  readonly type: TicketType | null;
  readonly priority: Priority | null;
}

export type Part = 'title' | 'problem' | 'story' | 'criteria' | 'steps' | 'environment';

export interface Missing {
  readonly part: Part;
  /** For the agent: “Acceptance criteria: missing”. */
  readonly said: string;
  /** Without it nothing is escalated (ESC-2); the rest is worth having. */
  readonly isNeeded: boolean;
}

/** Where a part that is missing is asked for. */
export const FIELD_OF: Record<Part, string> = {
  title: 'title',
  problem: 'problem',
  story: 'asA',
  criteria: 'criteria',
  steps: 'steps',
  environment: 'system',
};

/** ESC-2: what is not there yet. A defect may leave the story out, nothing may leave out the criteria. */
export function missingParts(draft: IssueDraft, type: TicketType | null): Missing[] {
  const isDefect = type === 'defect';
  return [
    ...missing('title', !draft.title.trim(), 'Title: missing', true),
    ...missing('problem', !draft.problem.trim(), 'Problem: missing', true),
    ...storyMissing(draft.story, isDefect),
    ...missing(
      'criteria',
      !draft.criteria.some((line) => line.trim()),
      'Acceptance criteria: missing. One line on how we will know it works is enough',
      true,
    ),
    ...missing('steps', isDefect && !draft.steps.trim(), 'Steps: not given', false),
    ...environmentMissing(draft.environment),
  ];
}

function storyMissing(story: UserStory, isDefect: boolean): Missing[] {
  const parts = [story.asA, story.iWant, story.soThat].filter((part) => part.trim());
  if (parts.length === 3) return [];
  if (parts.length > 0) {
    return missing('story', true, 'User story: needs all three parts, or none', true);
  }
  return isDefect
    ? missing('story', true, 'User story: may be left out for a defect', false)
    : missing('story', true, 'User story: missing', true);
}

const ASKED: readonly (readonly [keyof Environment, string])[] = [
  ['system', 'operating system'],
  ['browser', 'browser and version'],
  ['permission', 'permission level'],
  ['server', 'server'],
];

function environmentMissing(environment: Environment): Missing[] {
  const left = ASKED.filter(([key]) => !environment[key]?.trim()).map(([, name]) => name);
  const unknown = environment.replicated === null ? [...left, 'whether the desk saw it too'] : left;
  return missing('environment', unknown.length > 0, `Environment: ${unknown.join(', ')} not given`, false);
}

const missing = (part: Part, isMissing: boolean, said: string, isNeeded: boolean): Missing[] =>
  isMissing ? [{ part, said, isNeeded }] : [];

/** How much of what an engineer wants is there, of 6 parts. */
export const completeness = (draft: IssueDraft, type: TicketType | null): number =>
  6 - missingParts(draft, type).length;
