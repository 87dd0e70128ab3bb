import bolt from '@slack/bolt';
import { TICKET_NEW } from '../../src/views/ticket/new-ticket.ts';
import { answerParent, cpuUs, settingsOf } from './parent.ts';

/** The least a Slack app can do with a form: Bolt's own receiver, and an answer. */
export type BareBolt = typeof methods;

const { botToken, signingSecret, apiUrl, port } = settingsOf<{
  botToken: string;
  signingSecret: string;
  apiUrl: string;
  port: number;
}>();
const app = new bolt.App({
  token: botToken,
  signingSecret,
  clientOptions: { slackApiUrl: apiUrl },
  logLevel: bolt.LogLevel.ERROR,
});
app.view({ callback_id: TICKET_NEW, type: 'view_submission' }, ({ ack }) => ack());
await app.start({ port, host: '127.0.0.1' });

const methods = { cpuUs };
answerParent(methods, () => app.stop());
