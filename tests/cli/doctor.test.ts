import { describe, expect, it, onTestFinished } from 'vitest';
import { type EmbeddedSlack, startSlack } from '../../sandbox/server/index.ts';
import { examine, type Finding, runDoctor } from '../../src/cli/doctor.ts';
import { transact } from '../../src/db/transact.ts';
import { getWorkspace, updateSetup } from '../../src/db/workspaces.ts';
import { configFor, manifest } from '../support/desk-config.ts';
import { testFile, testFolder } from '../support/engines.ts';
import { leavePhones } from '../support/oncall.ts';

import { policyWith } from '../support/policy.ts';
import { openStage } from '../support/stage.ts';

async function slackWith(changed: (text: string) => string = (text) => text): Promise<EmbeddedSlack> {
  const slack = await startSlack({ manifest: changed(manifest) });
  onTestFinished(() => slack.close());
  return slack;
}

const about = (findings: readonly Finding[], name: string) => findings.filter((one) => one.about === name);
const faults = (findings: readonly Finding[]) => findings.filter(({ level }) => level !== 'ok');

describe('OPS-3 doctor', () => {
  it('OPS-3 finds nothing wrong with a desk that is set up, and says what it looked at', async () => {
    const stage = await openStage();
    await leavePhones(stage);
    const findings = await examine(stage.config);
    expect(faults(findings)).toEqual([]);
    expect(findings.map((one) => one.about)).toEqual([
      'bot token',
      'scopes',
      'app token',
      'database',
      'triage channel',
      'request channel',
      'roles',
      'on call',
    ]);
    expect(about(findings, 'triage channel')).toEqual([
      { level: 'ok', about: 'triage channel', said: '#desk-triage' },
    ]);
  });

  it('OPS-3 a bad bot token is an error that says where to copy it from', async () => {
    const slack = await slackWith();
    const config = configFor(slack, testFile());
    const findings = await examine({
      ...config,
      slack: { ...config.slack, botToken: 'xoxb-not-the-right-one' },
    });
    expect(about(findings, 'bot token')).toEqual([
      {
        level: 'error',
        about: 'bot token',
        said: expect.stringMatching(/^invalid_auth: copy SLACK_BOT_TOKEN again/),
      },
    ]);
  });

  it('OPS-3 a bad app token is an error that says what to make', async () => {
    const slack = await slackWith();
    const config = configFor(slack, testFile());
    const door = { mode: 'socket', appToken: 'xapp-not-the-right-one' } as const;
    const [finding] = about(await examine({ ...config, slack: { ...config.slack, door } }), 'app token');
    expect(finding).toMatchObject({ level: 'error', said: expect.stringContaining('connections:write') });
  });

  it('OPS-3 in HTTP mode nobody asks for an app token', async () => {
    const slack = await slackWith();
    const config = configFor(slack, testFile());
    const door = { mode: 'http', signingSecret: slack.credentials.signingSecret } as const;
    expect(about(await examine({ ...config, slack: { ...config.slack, door } }), 'app token')).toEqual([]);
  });

  it('OPS-3 a scope of the manifest that was not granted is an error that names it', async () => {
    const slack = await slackWith((text) =>
      text.replace('      - reactions:read\n', '').replace('      - im:write\n', ''),
    );
    const [finding] = about(await examine(configFor(slack, testFile())), 'scopes');
    expect(finding).toMatchObject({ level: 'error' });
    expect(finding?.said).toBe(
      'im:write, reactions:read not granted: paste manifest.yml into "App Manifest" again and reinstall the app',
    );
  });

  it('OPS-3 a scope nobody uses is a warning', async () => {
    const slack = await slackWith((text) =>
      text.replace('      - reactions:read\n', '      - reactions:read\n      - emoji:read\n'),
    );
    const [finding] = about(await examine(configFor(slack, testFile())), 'scopes');
    expect(finding).toMatchObject({
      level: 'warning',
      said: 'emoji:read granted and never used: take them away',
    });
  });

  it('OPS-3 INC-5 where stakeholders read is looked for, and what is no place for it is an error', async () => {
    const stage = await openStage();
    const found = async (channel: string) => {
      const policy = policyWith({ incidents: { stakeholders: { channel } } });
      return about(await examine({ ...stage.config, policy }), 'stakeholders channel');
    };
    expect(await found('general')).toEqual([
      { level: 'ok', about: 'stakeholders channel', said: '#general' },
    ]);
    expect(await found('service-status')).toMatchObject([
      {
        level: 'error',
        said: expect.stringMatching(/^there is no #service-status, or it is private without/),
      },
    ]);
    await stage.as('ola').archive('#heron-editors');
    expect(await found('heron-editors')).toMatchObject([
      { level: 'error', said: expect.stringMatching(/^#heron-editors is archived.*Until then it is shown/) },
    ]);
  });

  it('OPS-3 before the first start it says what is still to come', async () => {
    const slack = await slackWith();
    const findings = await examine(configFor(slack, testFile()));
    expect(faults(findings)).toEqual([]);
    expect(about(findings, 'database')).toHaveLength(1);
  });

  it.each([
    [
      'archived',
      '#desk-triage is archived: choose another with /desk setup',
      (slack: EmbeddedSlack) => slack.archiveChannel('#desk-triage'),
    ],
    [
      'closed to the bot',
      'Invite the bot, or choose another with /desk setup',
      (slack: EmbeddedSlack) => slack.kickBot('#desk-triage'),
    ],
    [
      'shared with another company',
      'which reads every ticket',
      (slack: EmbeddedSlack) => slack.shareChannel('#desk-triage'),
    ],
  ])('OPS-3 a triage channel that is %s is an error', async (_what, said, happens) => {
    const stage = await openStage();
    happens(stage.slack);
    await stage.settle();
    const [finding] = about(await examine(stage.config), 'triage channel');
    expect(finding).toMatchObject({ level: 'error', said: expect.stringContaining(said) });
  });

  it('OPS-3 a triage channel that everybody can read is an error', async () => {
    const stage = await openStage();
    await transact(stage.running.desk.db, async (tx) => {
      const { setup } = await getWorkspace(tx, stage.slack.teamId);
      const triageChannelId = stage.slack.channel('heron-editors').id;
      await updateSetup(tx, stage.slack.teamId, { ...setup, triageChannelId });
    });
    const [finding] = about(await examine(stage.config), 'triage channel');
    expect(finding).toMatchObject({ level: 'error', said: expect.stringContaining('everybody is an agent') });
  });

  it('OPS-3 a request channel the bot was thrown out of is an error', async () => {
    const stage = await openStage();
    stage.slack.kickBot('#heron-help');
    await stage.settle();
    const [finding] = about(await examine(stage.config), 'request channel');
    expect(finding).toMatchObject({ level: 'error', said: 'the bot is not in #heron-help: invite it there' });
  });

  it('OPS-3 a database that does not open is an error', async () => {
    const slack = await slackWith();
    const findings = await examine(configFor(slack, testFolder()));
    expect(about(findings, 'database')).toMatchObject([{ level: 'error' }]);
  });

  it('OPS-3 Slack that does not answer is an error, and not a crash', async () => {
    const slack = await startSlack({ manifest });
    const config = configFor(slack, testFile());
    await slack.close();
    const findings = await examine({
      ...config,
      slack: { ...config.slack, apiUrl: 'http://127.0.0.1:1/api/' },
    });
    expect(about(findings, 'bot token')).toMatchObject([{ level: 'error' }]);
  }, 10_000);

  it('OPS-3 prints a line for each, and its exit code says whether one is an error', async () => {
    const slack = await slackWith();
    const { botToken, appToken } = slack.credentials;
    const env = {
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: slack.apiUrl,
      DATABASE: testFile(),
    };
    const lines: string[] = [];
    expect(await runDoctor(env, (line) => lines.push(line))).toBe(0);
    expect(lines[0]).toMatch(/^ok {7}bot token: it is good for /);
    const wrong = { ...env, SLACK_BOT_TOKEN: 'xoxb-0000000000-not-the-right-one' };
    expect(await runDoctor(wrong, (line) => lines.push(line))).toBe(1);
    expect(lines.join('\n')).not.toContain(botToken);
  });
});
