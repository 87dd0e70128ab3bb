import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { ANSWER_NAME_LENGTH, type CannedAnswer } from '../../domain/answer/canned-answer.ts';
import { clean } from '../../domain/message/slack-text.ts';
import { TEMPLATE_LENGTH, unknownVariables, VARIABLES } from '../../domain/update/template.ts';
import { checkboxInput, plain, textInput } from '../blocks.ts';

export const ANSWER_FORM = 'answer.form';

const KNOWN = VARIABLES.map((name) => `{${name}}`).join(', ');
const NO_NAME = 'Give it a name that you will find it by.';
const NO_TEXT = 'Write the words of the answer.';

export const answerForm = z.object({
  name: z
    .string(NO_NAME)
    .transform((name) => clean(name).replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, NO_NAME)),
  text: z
    .string(NO_TEXT)
    .transform((text) => clean(text).trim())
    .pipe(
      z
        .string()
        .min(1, NO_TEXT)
        .superRefine((text, ctx) => {
          const [unknown] = unknownVariables(text);
          if (unknown === undefined) return;
          ctx.addIssue({ code: 'custom', message: `{${unknown}} stands for nothing. There are ${KNOWN}.` });
        }),
    ),
  shared: z
    .array(z.string())
    .nullish()
    .transform((chosen) => chosen?.includes('yes') ?? false),
});

/** Without an answer it makes a new one. */
export function answerModal(answer?: CannedAnswer): ModalView {
  return {
    type: 'modal',
    callback_id: ANSWER_FORM,
    private_metadata: answer ? String(answer.id) : '',
    title: plain(answer ? 'Edit answer' : 'New answer'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      textInput('name', 'Name', { maxLength: ANSWER_NAME_LENGTH, focus: true, initial: answer?.name }),
      textInput('text', 'Answer', {
        maxLength: TEMPLATE_LENGTH,
        multiline: true,
        initial: answer?.text,
        hint: `Filled in when you use it: ${KNOWN}.`,
      }),
      checkboxInput('shared', 'Who has it', 'Every agent can use and change it', {
        initial: answer?.isShared ? 'yes' : undefined,
      }),
    ],
  };
}
