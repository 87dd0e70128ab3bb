import { readFileSync } from 'node:fs';
import { heronWith, startSlack } from '../../sandbox/server/index.ts';
import { setUpAsAdmin } from '../../sandbox/set-up.ts';
import { answerParent, settingsOf } from './parent.ts';

const manifest = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
const REQUESTERS = 50;

/** The embedded Slack in a process of its own, so that its work is not taken for the desk's. */
export type Slack = typeof methods;

export interface Workspace {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly signingSecret: string;
  readonly teamId: string;
  /** A request channel of the desk. */
  readonly channelId: string;
  readonly requesterIds: readonly string[];
}

const settings = settingsOf<{ deskUrl: string }>();
const slack = await startSlack({
  manifest,
  seed: heronWith({ triageChannel: true, talk: false }),
  http: { url: settings.deskUrl },
});
const requesters = Array.from({ length: REQUESTERS }, (_, i) =>
  slack.addPerson({ handle: `asks${i + 1}`, realName: `Asks ${i + 1}` }),
);

/** Milliseconds until Slack has accepted the first message that says this, in such a place. */
function untilPosted(since: number, says: string, isThere: (channel: string) => boolean): Promise<number> {
  return new Promise((resolve) => {
    const stop = slack.ledger.onEntry(({ method, ok, args }) => {
      const isIt = method === 'chat.postMessage' && ok && JSON.stringify(args).includes(says);
      if (!isIt || !isThere(String(args.channel))) return;
      stop();
      resolve(performance.now() - since);
    });
  });
}

const methods = {
  /** Ruth declares; Priya, who is on duty, is called. */
  async declare(round: number): Promise<{ headline: number; page: number }> {
    const ruth = slack.as('ruth');
    const title = `Saving fails, round ${round}`;
    await ruth.command('#general', `/incident ${title}`);
    const [form] = (await ruth.modals()).slice(-1);
    if (!form) throw new Error('There is no form.');
    const since = performance.now();
    const headline = untilPosted(since, title, (id) => id === slack.channel('incidents').id);
    const page = untilPosted(since, title, (id) => id.startsWith('D'));
    await ruth.submit(form.id);
    return { headline: await headline, page: await page };
  },
  /** Once the desk has come to rest after its start. */
  setUp: () => setUpAsAdmin(slack, { settled: async () => {} }),
  workspace: (): Workspace => ({
    apiUrl: slack.apiUrl,
    botToken: slack.credentials.botToken,
    signingSecret: slack.credentials.signingSecret,
    teamId: slack.teamId,
    channelId: slack.channel('heron-help').id,
    requesterIds: requesters.map((person) => person.id),
  }),
};
answerParent(methods, () => slack.close());
