import { updateDraft } from '../../domain/radar/words.ts';
import { readRadar } from '../../services/radar/list-silent.ts';
import { readTicket } from '../../services/ticket/read-ticket.ts';
import { radarAnswer } from '../../views/radar.ts';
import type { AskedByButton } from '../asked.ts';
import { openReply } from '../ticket/reply.ts';
import type { Verb } from '../verbs.ts';

export const radarVerb: Verb = {
  usage: 'radar',
  summary: 'who has heard nothing for days, with a draft for each',
  action: 'ticket.list-all',
  run({ desk, caller }, words) {
    return words.length > 0 ? undefined : readRadar(desk, caller).then(radarAnswer);
  },
};

/** *Write an update*: the reply form, with a word that can go as it is. */
export async function pressWriteUpdate(asked: AskedByButton): Promise<void> {
  const number = Number(asked.value);
  const { line, ticket } = await readTicket(asked.desk, asked.caller, number, 'ticket.reply');
  const { requester } = line;
  const text = updateDraft({ requester, summary: ticket.summary, status: ticket.status });
  await openReply(asked, number, { template: 'status_update', text });
}
