import type { App } from '@slack/bolt';

/** The workspace the bot token belongs to, as Slack has it. */
export interface Met {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly botUserId: string;
}

export async function connect(app: App): Promise<Met> {
  await app.init();
  const { team_id: id, team, url, user_id: botUserId } = await app.client.auth.test();
  if (!id || !botUserId || !url) throw new Error('Slack did not say which workspace this is.');
  return { id, name: team ?? '', url, botUserId };
}
