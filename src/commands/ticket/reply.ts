import type { z } from 'zod';
import { asksByNature, isTemplate, kindOf, type TemplateName } from '../../domain/update/kinds.ts';
import { readAnswer } from '../../services/answer/read-answers.ts';
import { type ReplyFacts, readReplyFacts } from '../../services/ticket/draft-reply.ts';
import { readPromises } from '../../services/ticket/guard-promises.ts';
import { replyToTicket } from '../../services/ticket/reply-ticket.ts';
import { type FormErrors, type FormUpdate, fieldOf } from '../../views/form.ts';
import {
  readReply,
  readReplyPlace,
  replyAnswers,
  replyErrors,
  replyForm,
  replyModal,
  wantedTemplate,
} from '../../views/ticket/reply.ts';
import { listAnswers } from '../answer/manage.ts';
import {
  type AskedByButton,
  type AskedByChange,
  type AskedByForm,
  openView,
  type Triggered,
} from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';

/** *Reply* on the card; elsewhere with the draft it is about: `142 after_triage_critical`. */
export async function pressReply(asked: AskedByButton): Promise<void> {
  const { number, template } = readReplyPlace(asked.value);
  await openReply(asked, number, isTemplate(template) ? { template } : {});
}

type Written = Pick<z.infer<typeof replyForm>, 'kind' | 'text'>;

interface Begun {
  readonly template?: TemplateName;
  /** The agent's own words instead of a draft. */
  readonly text?: string;
}

export async function openReply(asked: Triggered, number: number, begun: Begun): Promise<undefined> {
  const facts = await readReplyFacts(asked.desk, asked.caller, number);
  await openView(asked, beginReply(facts, begun));
}

/** The form as it opens: the draft that fits what happened, or the one that was asked for. */
export function beginReply(facts: ReplyFacts, { template = facts.suggested, text }: Begun) {
  const asks = asksByNature(kindOf(template));
  return replyModal({ ...facts, template, asks, text: text || facts.draft(template) });
}

/** Another kind brings its draft, a canned answer its words; what the agent wrote stays. */
export async function changeReply(asked: AskedByChange): Promise<void> {
  const { desk, caller, client, view } = asked;
  const { number, template, revision } = readReplyPlace(view.private_metadata);
  const facts = await readReplyFacts(desk, caller, number);
  const shown = isTemplate(template) ? template : facts.suggested;
  const answers = replyAnswers.parse(readReply(view));
  const wanted = wantedTemplate(answers, shown, facts.afterTriage);
  const written = answers.text?.trim() ?? '';
  const isOwn = written !== '' && written !== facts.draft(shown);
  const answer = fieldOf(asked.field) === 'answer' ? await chosenAnswer(asked, answers.answer) : undefined;
  const own = isOwn ? written : '';
  const text = answer
    ? [own, facts.fill(answer.text)].filter(Boolean).join('\n\n')
    : own || facts.draft(wanted);
  const isSameKind = kindOf(wanted) === kindOf(shown);
  const drawn = replyModal({
    ...facts,
    template: wanted,
    text,
    asks: isSameKind ? answers.asks : asksByNature(kindOf(wanted)),
    isOwn: isOwn && !answer,
    revision: revision + 1,
  });
  await client.views.update({ view_id: view.id, hash: view.hash, view: drawn });
}

async function chosenAnswer({ desk, caller }: AskedByChange, id: string | null | undefined) {
  return id ? readAnswer(desk, caller, Number(id)) : undefined;
}

export async function submitReply(asked: AskedByForm): Promise<FormErrors | FormUpdate | undefined> {
  const { desk, caller, view } = asked;
  const form = replyForm.safeParse(readReply(view));
  if (!form.success) return replyErrors(view, form.error);

  const { number, template, revision } = readReplyPlace(view.private_metadata);
  const { kind: update, text, asks, anyway } = form.data;
  const held = anyway ? [] : await readPromises(desk, caller, number, { text, update });
  if (held.length > 0 && isTemplate(template)) {
    const facts = await readReplyFacts(desk, caller, number);
    return {
      response_action: 'update',
      view: replyModal({ ...facts, template, text, asks, held, revision }),
    };
  }
  await replyToTicket(desk, caller, number, {
    ...(await worded(asked, number, form.data)),
    asks,
    isMeant: anyway,
  });
  return undefined;
}

/** A workaround is kept as it was written, and sent with the words that stand round it. */
async function worded({ desk, caller }: AskedByForm, number: number, { kind: update, text }: Written) {
  if (update !== 'workaround') return { text, update };
  const { around } = await readReplyFacts(desk, caller, number);
  return { text: around(text), update, workaround: text };
}

export const replyVerb: Verb = {
  usage: 'reply 142',
  summary: 'write to its requester; `/ticket reply answers` shows the canned answers',
  action: 'ticket.reply',
  run(asked, words) {
    if (words.length === 1 && words[0] === 'answers') return listAnswers(asked);
    const number = ticketNumber(words);
    const text = words.slice(1).join(' ');
    return number === undefined ? undefined : openReply(asked, number, { text });
  },
};
