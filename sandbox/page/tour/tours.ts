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
        until: [{ in: RIGHT, message: '^Ticket (?<number>\\d+), new:' }],
      },
      {
        who: RIGHT,
        say: 'Maya has her answer, and the team has a card. As *Tomas* on the right, press *Take it*.',
        until: [{ in: RIGHT, message: '^Ticket {number}, in progress:' }],
      },
      {
        who: RIGHT,
        say: 'Press *Reply*, ask “Which browser do you use?”, tick *It asks the requester something*, and *Send*.',
        until: [{ in: RIGHT, message: '^Ticket {number}, waiting on requester:' }],
      },
      {
        who: LEFT,
        say: 'Maya has the question: open *1 reply* under her message and answer there.',
        until: [{ in: RIGHT, message: '^Ticket {number}, in progress:' }],
      },
      {
        who: RIGHT,
        say: 'Her answer is in the card’s thread. As Tomas, press *Resolve* and choose how it ended.',
        until: [{ in: RIGHT, message: '^Ticket {number}, resolved:' }],
      },
      {
        who: LEFT,
        say: 'Maya decides: *Yes, all good* ends it, *Not yet* opens it again.',
        until: [
          { in: LEFT, message: 'Ticket {number} stays resolved' },
          { in: RIGHT, message: '^Ticket {number}, in progress:' },
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
        until: [{ in: RIGHT, message: '^Ticket (?<number>\\d+), new:' }],
      },
      {
        who: RIGHT,
        say: 'As *Tomas* on the right, press *Triage*. It is no incident; it is a defect, no feature is misunderstood, many are affected. The form says what follows. *Save*.',
        until: [{ in: RIGHT, message: '^Ticket {number}, triaged:' }],
      },
      {
        who: RIGHT,
        say: 'The engineers are called under the card, and what Maya should read is drafted, without a date. *Send* it.',
        until: [{ in: LEFT, message: 'this is a critical problem' }],
      },
      {
        who: RIGHT,
        say: 'Press *Escalate*. The form says what engineers still need: add a line to *Acceptance criteria*, and press *Escalate*.',
        until: [{ in: RIGHT, message: '^Ticket {number}, waiting on tier 2:' }],
      },
      {
        who: RIGHT,
        say: 'The card has the issue. Open its link: that is the GitHub of this box. As an engineer there, press *Close as completed*, and come back.',
        until: [{ in: RIGHT, message: '^Ticket {number}, ready for testing:' }],
      },
      {
        who: LEFT,
        say: 'Within a minute Maya is asked to try it (the clock’s *+1 hour* is quicker). Open the thread and answer there.',
        until: [{ in: LEFT, message: 'Ticket {number} is ready for you to try' }],
      },
    ],
    end: 'One issue, however often it is pressed, and Maya heard of every step. Now comment on the issue with `/tell` and a few words.',
  },
  {
    name: 'An incident',
    steps: [
      {
        who: LEFT,
        say: 'An incident calls whoever is on duty. Make the window on the left *Priya’s*, by the name at its top.',
        until: [{ in: LEFT, person: 'priya' }],
      },
      {
        who: RIGHT,
        say: 'As *Tomas* on the right, write `/incident saving fails in Eastbrook` and press Enter.',
        until: [{ in: RIGHT, form: 'incident.declare' }],
      },
      {
        who: RIGHT,
        say: 'A title is enough; what is not known yet runs as the worst. Press *Declare incident*.',
        until: [{ in: LEFT, message: '^\\*Event (?<number>\\d+)\\* needs you' }],
      },
      {
        who: LEFT,
        say: 'Priya is called; without an answer Sam follows in five minutes. As Priya, open *Firstline*, _Messages_, and press *I’m responding*.',
        until: [{ in: RIGHT, message: '^Event {number}, Assessing' }],
      },
      {
        who: RIGHT,
        say: 'The work has a room, *#inc-{number}-…*. Open it on the right, write `The search index is out of disk`, and react to your line with 📌.',
        until: [{ in: RIGHT, reaction: 'pushpin' }],
      },
      {
        who: RIGHT,
        say: 'That is in the record, with its time. Press *Assess* on the card: it is *Availability*, severity *High*, and nothing is suspicious. Answer the rest as you like.',
        until: [{ in: LEFT, message: '^Incident {number}, Remediating' }],
      },
      {
        who: RIGHT,
        say: 'The first sitrep went to the room and under the headline in #incidents, and the card says by when the next one comes. Once the harm is stopped, press *Contained*.',
        until: [{ in: LEFT, message: '^Incident {number}, Monitoring' }],
      },
      {
        who: RIGHT,
        say: 'It is watched for a while. When it holds, press *Resolve*, and say in a sentence how it ended.',
        until: [{ in: LEFT, message: '^Incident {number}, Resolved' }],
      },
    ],
    end: 'Everybody who was told of it was told that it is over, and a report is drafted from the record: press *Write the report* on the card. `/incident list` keeps what was learnt.',
  },
];
