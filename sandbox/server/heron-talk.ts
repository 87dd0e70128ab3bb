import { readThread } from './people/threads.ts';
import { postMessage } from './world/messages.ts';
import { tsOf } from './world/mint.ts';
import type { Channel } from './world/stored.ts';
import type { World } from './world/world.ts';

/** How long before now, in minutes; who; what. A line that starts with → answers the last line that did not. */
type Line = readonly [minutesAgo: number, handle: string, words: string];

const DAY = 24 * 60;

const TALK: readonly Line[] = [
  [4 * DAY + 95, 'ben', 'Story time posters for March are in the shared folder, help yourselves.'],
  [4 * DAY + 88, 'maya', 'Lovely, thank you Ben! Eastbrook takes the one with the fox.'],
  [4 * DAY + 20, 'jonas', 'Does anybody else see the summer hours in the footer already?'],
  [4 * DAY + 14, 'lena', '→ Only on Millford. I changed them back by hand.'],
  [4 * DAY + 9, 'jonas', '→ Same here then. Thanks.'],
  [3 * DAY + 200, 'gil', 'Hello all, I am the new volunteer for the Eastbrook gallery.'],
  [3 * DAY + 190, 'lena', '→ Welcome Gil! Ask us anything.'],
  [3 * DAY + 150, 'hana', 'Reminder: rights for Millford are reviewed on Friday. Tell me who left.'],
  [2 * DAY + 310, 'ben', 'New theme looks good on the phone. The header is a bit tall on mine.'],
  [
    2 * DAY + 120,
    'maya',
    'Spring reading list goes live tomorrow at nine, please do not edit it until then.',
  ],
  [2 * DAY + 60, 'ruth', 'Planned: the search index is rebuilt tonight between 22:00 and 23:00.'],
  [DAY + 240, 'jonas', 'Gallery question: how do you all make your pictures so sharp? Mine come out grey.'],
  [DAY + 231, 'ben', '→ I export at 1600 wide and let Heron do the rest.'],
  [DAY + 226, 'maya', '→ Same, and never PNG for photos.'],
  [
    DAY + 214,
    'lena',
    '→ Mine are sharp, but the captions under them vanish when I save. Since the theme update, every time.',
  ],
  [DAY + 209, 'ben', '→ Captions? Mine are all there.'],
  [DAY + 205, 'lena', '→ It is only when the picture is the first thing on the page.'],
  [DAY + 201, 'maya', '→ Just tried on Eastbrook: first picture, caption gone. Second picture fine.'],
  [DAY + 190, 'jonas', '→ So that is why the harvest page looks so bare.'],
  [DAY + 176, 'gil', '→ The gallery has no captions at all, I thought that was on purpose.'],
  [DAY + 171, 'ben', '→ Not on purpose, Gil. They were there last week.'],
  [DAY + 160, 'lena', '→ I put an empty line before the picture for now. Ugly, but the caption stays.'],
  [DAY + 149, 'maya', '→ Works here too, thank you.'],
  [DAY + 120, 'jonas', '→ Empty line it is.'],
  [DAY + 75, 'gil', '→ Same for me, all twelve are back.'],
  [DAY + 61, 'ben', '→ Somebody should tell the desk though.'],
  [190, 'maya', 'Reading list is live, edit away.'],
  [85, 'ben', 'Who has the key to the Eastbrook display case?'],
  [71, 'hana', '→ Front desk, second drawer.'],
];

export function addHeronTalk(world: World, channel: Channel, id: (handle: string) => string): void {
  let root: string | undefined;
  for (const [at, [minutes, handle, words]] of TALK.entries()) {
    const isReply = words.startsWith('→ ');
    const when = new Date(world.now().getTime() - minutes * 60_000 + at * 17);
    const message = postMessage(world, channel, {
      userId: id(handle),
      text: isReply ? words.slice(2) : words,
      ts: tsOf(when),
      clientMsgId: world.mint.uuid(),
      ...(isReply && root && { threadTs: root }),
    });
    if (!isReply) root = message.ts;
  }
  for (const member of channel.members) {
    channel.lastRead.set(member, channel.timeline.at(-1) ?? '0');
    for (const [ts, replies] of channel.threads) readThread(channel, ts, member, replies.at(-1) ?? '0');
  }
}
