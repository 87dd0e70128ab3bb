import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { clean, escapeText } from '../../domain/message/slack-text.ts';
import { context, type Drawn, plain, section, selectInput, textInput } from '../blocks.ts';

export const ENGINEER_FORM = 'engineer.form';
export const ENGINEER_DECLINE_FORM = 'engineer.decline-form';
export const ENGINEER_NEWS_FORM = 'engineer.news-form';

/** Somebody who can be asked. */
interface Engineer {
  readonly personId: string;
  readonly name: string;
}

const words = (problem: string) =>
  z
    .string(problem)
    .transform((text) => clean(text).trim())
    .pipe(z.string().min(1, problem));

export const engineerForm = z.object({ engineer: z.string('Choose who is asked.') });
export const declineForm = z.object({ reason: words('Say why in a word or two: tier 1 reads it.') });
export const newsForm = z.object({ news: words('Say how it stands, in a line: tier 1 reads it.') });

/** Slack takes no more; the first are those on duty, and `/ticket engineer 142 @priya` asks anybody of tier 2. */
const MOST_OFFERED = 100;

export const engineerInput = (engineers: readonly Engineer[], initial: string | undefined) =>
  selectInput(
    'engineer',
    'Engineer',
    engineers.slice(0, MOST_OFFERED).map(({ personId, name }) => [personId, name] as const),
    { initial, hint: 'They are asked to take it, by direct message.' },
  );

/** *Engineer* behind *More*: who is asked next; `now` says how it stands. */
export function engineerModal(number: number, now: string, engineers: readonly Engineer[]): ModalView {
  const form = {
    type: 'modal',
    callback_id: ENGINEER_FORM,
    private_metadata: String(number),
    title: plain(`Engineer, ticket ${number}`),
  } as const;
  if (engineers.length === 0) {
    const none = 'Nobody of tier 2 is here to be asked. `/desk setup` names its people.';
    return { ...form, close: plain('Close'), blocks: [section(escapeText(now)), section(none)] };
  }
  return {
    ...form,
    submit: plain('Ask'),
    close: plain('Cancel'),
    blocks: [section(escapeText(now)), engineerInput(engineers, undefined)],
  };
}

/** *Not me*. */
export const declineModal = (number: number): ModalView => ({
  type: 'modal',
  callback_id: ENGINEER_DECLINE_FORM,
  private_metadata: String(number),
  title: plain(`Not me, ticket ${number}`),
  submit: plain('Not me'),
  close: plain('Cancel'),
  blocks: [
    context('🔒 Only the team sees this. The next one of tier 2 is asked.'),
    textInput('reason', 'Why', { maxLength: 300, focus: true }),
  ],
});

/** *Say how it stands*, under the desk's question for news. */
export const newsModal = (number: number): ModalView => ({
  type: 'modal',
  callback_id: ENGINEER_NEWS_FORM,
  private_metadata: String(number),
  title: plain(`News of ticket ${number}`),
  submit: plain('Tell tier 1'),
  close: plain('Cancel'),
  blocks: [
    context('🔒 Only the team sees this. Tier 1 tells the requester in its own words.'),
    textInput('news', 'How it stands', { maxLength: 2500, multiline: true, focus: true }),
  ],
});

/** In the place of the question. */
export function takenWords(number: number): Drawn {
  const text = `You are the engineer of ticket ${number}. Its card shows the issue; what you write in the card’s thread stays with the team.`;
  return { text, blocks: [section(text)] };
}
