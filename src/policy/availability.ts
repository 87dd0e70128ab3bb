import { z } from 'zod';
import { section, text } from './section.ts';

const EMOJI_LIKE = 'the name of an emoji, such as palm_tree';

const emoji = text(
  EMOJI_LIKE,
  (name) => /^:?([a-z0-9_+'-]+):?$/.exec(name)?.[1],
  (name) => `“${name}” is no name of an emoji; write ${EMOJI_LIKE}`,
);

/** Defaults are the two that Slack itself offers for this: vacationing, and out sick. */
export const availability = section(
  {
    away_emoji: z
      .array(emoji, 'write a list of emoji names, such as [palm_tree], or []')
      .default(['palm_tree', 'face_with_thermometer']),
  },
  'availability: away_emoji',
)
  .prefault({})
  .transform(({ away_emoji: awayEmoji }) => ({ awayEmoji }));
