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

const methods = {
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
