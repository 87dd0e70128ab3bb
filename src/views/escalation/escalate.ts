import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { type IssueDraft, REPLICATED } from '../../domain/escalation/draft.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import type { TicketType } from '../../domain/ticket/triage.ts';
import { button, checkboxInput, context, plain, selectInput, textInput } from '../blocks.ts';
import { engineerInput } from './engineer.ts';
import { completenessMeter } from './meter.ts';
import { ISSUE_PREVIEW } from './preview.ts';
import { type Offered, similarIssues } from './similar-issues.ts';

export const TICKET_ESCALATE = 'ticket.escalate';
export const ESCALATE_FORM = 'ticket.escalate-form';

const text = z
  .string()
  .nullish()
  .transform((given) => given ?? '');

/** Who is asked to take it; missing where nobody of tier 2 is here. */
export const escalateEngineer = z.object({ engineer: z.string().nullish() });

/** What was written so far: half of it may be missing, and the draft says which (ESC-2). */
export const escalateForm = z
  .object({
    title: text,
    problem: text,
    asA: text,
    iWant: text,
    soThat: text,
    criteria: text,
    steps: text,
    system: text,
    browser: text,
    permission: text,
    server: text,
    replicated: z.enum(REPLICATED).nullish(),
    timeSensitive: z.array(z.string()).nullish(),
  })
  .transform(
    ({
      title,
      problem,
      steps,
      asA,
      iWant,
      soThat,
      criteria,
      system,
      browser,
      permission,
      server,
      replicated,
      timeSensitive,
    }): IssueDraft => ({
      title,
      problem,
      steps,
      story: { asA, iWant, soThat },
      criteria: criteria.split('\n').flatMap((line) => line.replace(/^\s*[-*•]\s*/, '').trim() || []),
      environment: { system, browser, permission, server, replicated: replicated ?? null },
      isTimeSensitive: (timeSensitive ?? []).length > 0,
    }),
  );

export interface EscalateForm {
  readonly number: number;
  readonly summary: string;
  readonly type: TicketType | null;
  /** `owner/name`. */
  readonly repo: string;
  /** Of tier 2, whoever is to be asked first in front. */
  readonly engineers: readonly { readonly personId: string; readonly name: string }[];
  readonly similar: readonly Offered[];
}

/** What engineers and the product owner need, prefilled; what is still missing stands on top (ESC-1, ESC-2). */
export function escalateModal(form: EscalateForm, draft: IssueDraft): ModalView {
  const isDefect = form.type === 'defect';
  const { story, environment } = draft;
  return {
    type: 'modal',
    callback_id: ESCALATE_FORM,
    private_metadata: String(form.number),
    title: plain(`Escalate ticket ${form.number}`),
    submit: plain('Escalate'),
    close: plain('Cancel'),
    blocks: [
      context(
        `“${escapeText(shorten(form.summary, 150))}”. Opens an issue in ${escapeText(form.repo)}; nobody’s name or e-mail address goes with it.`,
      ),
      ...completenessMeter(draft, form.type),
      ...similarIssues(form.number, form.similar),
      textInput('title', 'Title', { maxLength: 200, initial: draft.title, changes: true }),
      textInput('problem', 'Problem', {
        maxLength: 3000,
        multiline: true,
        initial: draft.problem,
        changes: true,
        hint: 'What happens, and what should. Engineers read this first.',
      }),
      textInput('criteria', 'Acceptance criteria', {
        maxLength: 3000,
        multiline: true,
        initial: draft.criteria.join('\n'),
        changes: true,
        hint: 'How we will know it works: one line for each.',
      }),
      part('asA', 'User story: as …', story.asA, isDefect),
      part('iWant', 'User story: I want …', story.iWant, isDefect),
      part('soThat', 'User story: so that …', story.soThat, isDefect),
      ...(isDefect ? [steps(draft)] : []),
      part('system', 'Operating system', environment.system),
      part('browser', 'Browser and version', environment.browser),
      part('permission', 'Permission level', environment.permission),
      part('server', 'Server', environment.server),
      selectInput(
        'replicated',
        'Did the desk see it too?',
        [
          ['yes', 'Yes'],
          ['no', 'No, it did not happen here'],
          ['not tried', 'Not tried'],
        ],
        { optional: true, initial: environment.replicated ?? undefined, changes: true },
      ),
      form.engineers.length > 0
        ? engineerInput(form.engineers, form.engineers[0]?.personId)
        : context('⚠️ Nobody of tier 2 is here to be asked. `/desk setup` names its people.'),
      ...(form.type === 'enhancement' ? [timeSensitive(draft)] : []),
      {
        type: 'actions',
        block_id: 'look',
        elements: [button('Preview', ISSUE_PREVIEW, String(form.number), 'the issue as it will read')],
      },
    ],
  };
}

const steps = (draft: IssueDraft) =>
  textInput('steps', 'Steps', {
    maxLength: 3000,
    multiline: true,
    initial: draft.steps,
    optional: true,
    changes: true,
  });

/** TRI-5: such a wish is marked, and comes before the product owner at once. */
const timeSensitive = ({ isTimeSensitive }: IssueDraft) =>
  checkboxInput('timeSensitive', 'Time-sensitive', 'It loses its worth if it comes late', {
    initial: isTimeSensitive ? 'yes' : undefined,
    hint: 'Its title begins with [Priority], and the product owner has it in a direct message at once.',
  });

const part = (field: string, label: string, initial: string, optional = true) =>
  textInput(field, label, { maxLength: 300, initial, optional, changes: true });
