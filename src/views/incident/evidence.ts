import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { readSha256 } from '../../domain/incident/evidence.ts';
import type { EntryLine } from '../../domain/incident/facts.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { clean, escapeText, shorten } from '../../domain/message/slack-text.ts';
import { button, context, plain, radioInput, section, textInput } from '../blocks.ts';

export const INCIDENT_EVIDENCE = 'incident.evidence';
export const EVIDENCE_SETTLE = 'evidence.settle';
export const EVIDENCE_SETTLE_FORM = 'evidence.settle-form';
export const EVIDENCE_ADD = 'evidence.add';
export const EVIDENCE_ADD_FORM = 'evidence.add-form';

const MOST = 45;

/** INC-6: what is to be secured before anything is changed, and what became of it. */
export function evidenceModal(incidentId: number, name: string, entries: readonly EntryLine[]): ModalView {
  const evidence = entries.filter(({ kind, state }) => kind === 'evidence' && state !== 'withdrawn');
  const add = button('Another system', EVIDENCE_ADD, String(incidentId), 'evidence of another system');
  const none = `Nothing is asked of ${name}. 🧪 on a message in the room keeps it as evidence.`;
  return {
    type: 'modal',
    title: plain('Evidence'),
    close: plain('Close'),
    blocks: [
      ...(evidence.length > 0
        ? evidence.slice(0, MOST).flatMap((entry) => line(incidentId, entry))
        : [section(none)]),
      { type: 'actions', elements: [add] },
    ],
  };
}

function line(incidentId: number, entry: EntryLine): KnownBlock[] {
  const what = entry.system ? `${entry.text}, ${entry.system}` : entry.text;
  const said = `*${escapeText(shorten(what, 300))}*\n${became(entry)}`;
  if (entry.state !== 'open') return [section(said)];
  const settle = button('Settle', EVIDENCE_SETTLE, `${incidentId}:${entry.id}`, shorten(what, 60));
  return [{ ...section(said), accessory: settle }];
}

function became({ state, settledBy, settledAt, sha256, link, reason }: EntryLine): string {
  if (state === 'open') return '⚠️ Open';
  const who = settledBy && settledAt ? ` by ${escapeText(settledBy)} ${dateToken(settledAt)}` : '';
  if (state === 'waived') return `Waived${who}: ${escapeText(reason ?? '')}`;
  const where = link ? `\n${escapeText(link)}` : '';
  return `Done${who}${sha256 ? `\nSHA-256 \`${sha256}\`` : ''}${where}`;
}

const said = z
  .string()
  .nullish()
  .transform((text) => clean(text ?? '').trim());

export const settleForm = z
  .object({ how: z.enum(['done', 'waived']), link: said, sha256: said, reason: said })
  .transform(({ how, link, sha256, reason }, ctx) => {
    const complain = (field: string, message: string) =>
      ctx.addIssue({ code: 'custom', path: [field], message });
    if (how === 'waived') {
      if (!reason) complain('reason', 'Say why it is not needed, or cannot be had.');
      return { is: 'waived' as const, reason };
    }
    const digits = readSha256(sha256);
    if (!link) complain('link', 'Say where it lies: a link or a path outside Slack.');
    if (!digits)
      complain(
        'sha256',
        'A SHA-256 is 64 digits and letters from a to f. The command sha256sum FILE prints it.',
      );
    return { is: 'done' as const, link, sha256: digits ?? '' };
  });

export function settleModal(value: string, what: string): ModalView {
  return {
    type: 'modal',
    callback_id: EVIDENCE_SETTLE_FORM,
    private_metadata: value,
    title: plain('Settle evidence'),
    submit: plain('Settle'),
    close: plain('Back'),
    blocks: [
      section(`*${escapeText(shorten(what, 300))}*`),
      radioInput('how', 'It is', [
        ['done', 'Secured'],
        ['waived', 'Waived'],
      ]),
      textInput('link', 'Where it lies', {
        maxLength: 500,
        optional: true,
        hint: 'Outside Slack. The link is kept and never opened.',
      }),
      textInput('sha256', 'SHA-256', {
        maxLength: 100,
        optional: true,
        hint: 'The command sha256sum FILE prints it.',
      }),
      textInput('reason', 'Why it is waived', { maxLength: 500, optional: true }),
      context('Who settles it and when goes on the record.'),
    ],
  };
}

export const addForm = z.object({
  system: z
    .string('Name the system.')
    .transform((text) => clean(text).trim())
    .pipe(z.string().min(1, 'Name the system.')),
});

export function addModal(incidentId: number): ModalView {
  return {
    type: 'modal',
    callback_id: EVIDENCE_ADD_FORM,
    private_metadata: String(incidentId),
    title: plain('Another system'),
    submit: plain('List its evidence'),
    close: plain('Back'),
    blocks: [
      textInput('system', 'Which system is affected?', {
        maxLength: 100,
        focus: true,
        hint: 'Database dump, disk snapshot and screen capture of it are then to be done or waived.',
      }),
    ],
  };
}
