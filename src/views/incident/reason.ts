import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { NO_REASON } from '../../domain/incident/guards.ts';
import { clean, shorten } from '../../domain/message/slack-text.ts';
import { plain, textInput } from '../blocks.ts';

export const reasonField = z
  .string(NO_REASON)
  .transform((text) => clean(text).trim())
  .pipe(z.string().min(1, NO_REASON));

export const reasonForm = z.object({ reason: reasonField });

interface Asking {
  readonly callbackId: string;
  readonly incidentId: number;
  readonly title: string;
  readonly submit: string;
  /** What leaves everything as it is. */
  readonly close?: string;
  readonly hint: string;
  readonly initial?: string;
  readonly before?: readonly KnownBlock[];
}

/** One thing to say: why. */
export function reasonModal(asking: Asking): ModalView {
  const { callbackId, incidentId, title, submit, close = 'Cancel', hint, initial, before = [] } = asking;
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: String(incidentId),
    title: plain(shorten(title, 24)),
    submit: plain(submit),
    close: plain(close),
    blocks: [
      ...before,
      textInput('reason', 'Why?', { maxLength: 500, multiline: true, focus: true, initial, hint }),
    ],
  };
}
