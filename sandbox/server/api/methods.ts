import { BOOKMARK_METHODS } from './bookmarks.ts';
import type { Methods } from './call.ts';
import { CHAT_METHODS } from './chat.ts';
import { CONNECTION_METHODS } from './connections.ts';
import { READING_METHODS } from './conversations-read.ts';
import { CHANNEL_METHODS } from './conversations-write.ts';
import { FILE_METHODS } from './files.ts';
import { MEMBERSHIP_METHODS } from './membership.ts';
import { PIN_METHODS } from './pins.ts';
import { REACTION_METHODS } from './reactions.ts';
import { USER_METHODS } from './users.ts';
import { VIEW_METHODS } from './views.ts';

/** Every method of the Web API that the embedded Slack knows; any other fails loudly. */
export const METHODS: Methods = {
  ...CONNECTION_METHODS,
  ...CHAT_METHODS,
  ...VIEW_METHODS,
  ...READING_METHODS,
  ...CHANNEL_METHODS,
  ...MEMBERSHIP_METHODS,
  ...USER_METHODS,
  ...REACTION_METHODS,
  ...PIN_METHODS,
  ...BOOKMARK_METHODS,
  ...FILE_METHODS,
};
