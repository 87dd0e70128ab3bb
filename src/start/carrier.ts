import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Outcome } from '../domain/outcome.ts';
import { carrierOf } from '../integrations/carrier.ts';
import { githubCarrier } from '../integrations/github/carry.ts';
import { slackCalls } from '../integrations/slack/calls.ts';
import { slackCarrier } from '../integrations/slack/carry.ts';
import { webhookCarrier } from '../integrations/webhook/carry.ts';
import type { Desk } from '../services/desk.ts';
import type { Carrier } from '../services/outbox/deliver-outbox.ts';

const NOT_YET: Outcome = { is: 'wait', ms: 15_000, why: 'Slack does not answer yet' };

/** `isMet`: Slack has said that this is our workspace; nothing is sent before. */
export function makeCarrier(
  config: Config,
  desk: Desk,
  workspaceId: string,
  isMet: () => boolean,
  log: Logger,
): Carrier {
  const { slack, github, incidentWebhookSecret: secret } = config;
  const carrySlack = slackCarrier(slackCalls(slack, desk.now, log), workspaceId);
  return carrierOf({
    slack: async (parcel, effect) => (isMet() ? carrySlack(parcel, effect) : NOT_YET),
    github: github && githubCarrier(github, desk.now),
    webhook: secret === undefined ? undefined : webhookCarrier(secret, desk.now),
  });
}
