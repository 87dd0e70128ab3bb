import { z } from 'zod';
import { minutes } from './minutes.ts';
import { section } from './section.ts';

const LIKE = 'an address that begins with https://, such as https://pager.example/hooks/firstline';

const webhook = z.string({ error: `write ${LIKE}` }).refine(isAddress, {
  error: ({ input }) => `“${String(input)}” is no address; write ${LIKE}`,
});

/** Names and telephone numbers go there. */
function isAddress(address: string): boolean {
  if (!URL.canParse(address) || /[\s<>|]/u.test(address)) return false;
  const { protocol, hostname, username } = new URL(address);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return username === '' && (protocol === 'https:' || (protocol === 'http:' && isHere));
}

/** Who is told whom to telephone while Slack does not carry the calls (INC-15). */
export const outside = section(
  {
    webhooks: z.array(webhook, `write a list of addresses, or []`).prefault([]),
    after: minutes(1, 60, 'from 1 minute to 1 hour').prefault('1 minute'),
  },
  'who is told while Slack is away: webhooks, after',
)
  .transform(({ webhooks, after: afterMs }) => ({ webhooks: [...new Set(webhooks)], afterMs }))
  .prefault({});
