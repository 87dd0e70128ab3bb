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
  {
    name: 'A critical defect, to GitHub',
    steps: [
      {
        who: LEFT,
        say: 'As *Maya* on the left, write `/ticket Raw code above the banner of every page`, press Enter, and *File ticket*.',
        until: [{ in: RIGHT, message: '^Ticket (?<ticket>\\d+), new:' }],
      },
      {
        who: RIGHT,
        say: 'As *Tomas* on the right, press *Triage*. It is no incident; it is a defect, no feature is misunderstood, many are affected. The form says what follows. *Save*.',
        until: [{ in: RIGHT, message: '^Ticket {ticket}, triaged:' }],
      },
      {
        who: RIGHT,
        say: 'The engineers are called under the card, and what Maya should read is drafted, without a date. *Send* it.',
        until: [{ in: LEFT, message: 'this is a critical problem' }],
      },
      {
        who: RIGHT,
        say: 'Press *Escalate*. The form says what engineers still need: add a line to *Acceptance criteria*, and press *Escalate*.',
        until: [{ in: RIGHT, message: '^Ticket {ticket}, waiting on tier 2:' }],
      },
      {
        who: RIGHT,
        say: 'The card has the issue. Open its link: that is the GitHub of this box. As an engineer there, press *Close as completed*, and come back.',
        until: [{ in: RIGHT, message: '^Ticket {ticket}, ready for testing:' }],
      },
      {
        who: LEFT,
        say: 'Within a minute Maya is asked to try it (the clock’s *+1 hour* is quicker). Open the thread and answer there.',
        until: [{ in: LEFT, message: 'Ticket {ticket} is ready for you to try' }],
      },
    ],
    end: 'One issue, however often it is pressed, and Maya heard of every step. Now comment on the issue with `/tell` and a few words.',
  },
];
