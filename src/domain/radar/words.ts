import { type TicketStatus, turn } from '../ticket/status.ts';

interface Silent {
  readonly requester: string;
  readonly summary: string;
  readonly status: TicketStatus;
}

/** UPD-4: a word for somebody who has heard nothing, as a draft that promises nothing (W-5). */
export function updateDraft({ requester, summary, status }: Silent): string {
  const [first = requester] = requester.split(' ');
  return `Hello ${first},\nyou have not heard from us for a while about “${summary}”. ${standing(status)} I write here when there is news.`;
}

function standing(status: TicketStatus): string {
  switch (status) {
    case 'new':
    case 'triaged':
      return 'It is with us, and nobody has begun with it yet.';
    case 'in progress':
      return 'I am still working on it.';
    case 'waiting on requester':
      return 'We still need your answer to go on.';
    default:
      return `It is ${turn(status)}.`;
  }
}
