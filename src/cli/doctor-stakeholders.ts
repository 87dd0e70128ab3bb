import type { WebClient } from '@slack/web-api';
import type { Policy } from '../policy/policy.ts';
import type { Finding } from './doctor.ts';

/** Whether what stakeholders are told can be posted where the policy says (INC-5); the desk joins it by itself. */
export async function examineStakeholders(
  client: WebClient,
  { incidents: { stakeholders } }: Policy,
): Promise<Finding[]> {
  const about = 'stakeholders channel';
  const { channel: name } = stakeholders;
  if (name === null) return [];
  try {
    const problem = await problemOf(client, name);
    if (problem) return [{ level: 'error', about, said: `${problem}. Until then it is shown, to be copied` }];
    return [{ level: 'ok', about, said: `#${name}` }];
  } catch {
    return [{ level: 'error', about, said: `Slack does not list its channels, so #${name} is not found` }];
  }
}

async function problemOf(client: WebClient, name: string): Promise<string | undefined> {
  let archived = false;
  let cursor: string | undefined;
  do {
    const page = await client.conversations.list({
      types: 'public_channel,private_channel',
      limit: 1000,
      ...(cursor ? { cursor } : {}),
    });
    const found = (page.channels ?? []).filter((channel) => channel.name === name);
    const open = found.find(({ is_archived: isArchived }) => !isArchived);
    if (open?.is_ext_shared) {
      return `#${name} is shared with another company, so nothing is posted there: name another in incidents.stakeholders of the policy`;
    }
    if (open) return undefined;
    archived ||= found.length > 0;
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return archived
    ? `#${name} is archived: name another in incidents.stakeholders of the policy`
    : `there is no #${name}, or it is private without the desk: make it, invite the bot, or name another in incidents.stakeholders of the policy`;
}
