import type { SectionBlock } from '@slack/types';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import { button, context, section } from '../blocks.ts';

export const ISSUE_LINK = 'issue.link';

/** An open issue like what is being written. */
export interface Offered {
  readonly id: number;
  readonly repo: string;
  readonly number: number;
  readonly title: string;
  readonly url: string;
  /** So many wait for it already. */
  readonly tickets: number;
}

/** Shown before a new one is made, each with a way to wait for it instead. */
export function similarIssues(ticket: number, offered: readonly Offered[]) {
  if (offered.length === 0) return [];
  const head = '*Is it one of these?* They are open already. *Link instead* opens no new issue.';
  return [context(head), ...offered.map((issue) => line(ticket, issue))];
}

function line(ticket: number, { id, repo, number, title, url, tickets }: Offered): SectionBlock {
  const name = `${repo}#${number}`;
  const waiting =
    tickets > 0 ? `  ·  ${tickets === 1 ? '1 ticket waits' : `${tickets} tickets wait`} for it` : '';
  return {
    ...section(`<${url}|${escapeText(name)}>  ${escapeText(shorten(title, 150))}${waiting}`),
    accessory: button('Link instead', ISSUE_LINK, `${ticket} ${id}`, name),
  };
}
