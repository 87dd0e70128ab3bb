import type { Side, Tour } from './tour.ts';

const LEFT: Side = 'left';
const RIGHT: Side = 'right';

/** The guided scripts, in the order in which they are offered. What a step waits for is what the page itself sees. */
export const TOURS: readonly Tour[] = [
  {
    name: 'A question answered',
    steps: [
      {
        who: LEFT,
        say: 'As *Maya* on the left, write `/ticket Event pages lose their map` and press Enter.',
        until: [{ in: LEFT, form: 'ticket.new' }],
      },
      {
        who: LEFT,
        say: 'The form is filled in already. Press *File ticket*.',
        until: [{ in: RIGHT, message: '^Ticket (?<ticket>\\d+), new:' }],
      },
      {
        who: RIGHT,
        say: 'Maya has her answer, and the team has a card. As *Tomas* on the right, press *Take it*.',
        until: [{ in: RIGHT, message: '^Ticket {ticket}, in progress:' }],
      },
      {
        who: RIGHT,
        say: 'Press *Reply*, ask “Which browser do you use?”, tick *It asks the requester something*, and *Send*.',
        until: [{ in: RIGHT, message: '^Ticket {ticket}, waiting on requester:' }],
      },
      {
        who: LEFT,
        say: 'Maya has the question: open *1 reply* under her message and answer there.',
        until: [{ in: RIGHT, message: '^Ticket {ticket}, in progress:' }],
      },
      {
        who: RIGHT,
        say: 'Her answer is in the card’s thread. As Tomas, press *Resolve* and choose how it ended.',
        until: [{ in: RIGHT, message: '^Ticket {ticket}, resolved:' }],
      },
      {
        who: LEFT,
        say: 'Maya decides: *Yes, all good* ends it, *Not yet* opens it again.',
        until: [
          { in: LEFT, message: 'Ticket {ticket} stays resolved' },
          { in: RIGHT, message: '^Ticket {ticket}, in progress:' },
        ],
      },
    ],
    end: 'That was a question, answered. Now try 🎫 on a message in #heron-editors, write to *Firstline* directly, or move the clock.',
  },
];
