import { channelName } from './groups.ts';
import { minutes } from './minutes.ts';
import { section } from './section.ts';

/** The text for stakeholders: how long the product owner has for it, and where it is posted when it is released. */
export const stakeholders = section(
  {
    answer_within: minutes(5, 1440, 'from 5 minutes to 24 hours').prefault('30 minutes'),
    channel: channelName.nullable().default(null),
  },
  'the text for stakeholders: answer_within, channel',
)
  .transform(({ answer_within: answerWithinMs, channel }) => ({ answerWithinMs, channel }))
  .prefault({});
