import { createHmac } from 'node:crypto';
import { newTicketModal, TICKET_NEW } from '../src/views/ticket/new-ticket.ts';

/** Whose forms are submitted, and from where. */
export interface Forms {
  readonly teamId: string;
  readonly channelId: string;
  readonly requesterIds: readonly string[];
  readonly signingSecret: string;
}

/** A submitted *New ticket* form as Slack posts it, signed now: Slack's signatures are good for five minutes. */
export function submission(forms: Forms, serial: number): { headers: string; body: string } {
  const { requesterIds, signingSecret } = forms;
  const personId = requesterIds[serial % requesterIds.length] ?? '';
  const fields = { payload: JSON.stringify(payload(forms, personId, serial)) };
  const body = new URLSearchParams(fields).toString();
  const at = Math.floor(Date.now() / 1000);
  const hash = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  const headers = [
    'Content-Type: application/x-www-form-urlencoded',
    'User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)',
    'Accept: application/json,*/*',
    `X-Slack-Request-Timestamp: ${at}`,
    `X-Slack-Signature: v0=${hash}`,
  ];
  return { headers: headers.join('\r\n'), body };
}

function payload({ teamId, channelId }: Forms, personId: string, serial: number) {
  const handle = personId.toLowerCase();
  return {
    type: 'view_submission',
    team: { id: teamId, domain: 'heron' },
    user: { id: personId, username: handle, name: handle, team_id: teamId },
    api_app_id: 'A0FIRSTLINE',
    token: 'verification_token',
    trigger_id: `${1_700_000_000_000 + serial}.${serial}.0123456789abcdef0123456789abcdef`,
    view: view(teamId, channelId, serial),
    response_urls: [],
    is_enterprise_install: false,
    enterprise: null,
  };
}

function view(teamId: string, channelId: string, serial: number) {
  const summary = `Event pages lose their map, seen on page ${serial}`;
  const description = `Since yesterday the map on page ${serial} stays grey. I cleared the cache and tried two browsers; the other pages of the branch are well.`;
  const id = `V0BENCH${serial.toString(36).toUpperCase()}`;
  const place = { door: 'command', channelId, message: null } as const;
  return {
    ...newTicketModal({ place, summary: '', description: '', mayFileForOthers: false }),
    id,
    team_id: teamId,
    callback_id: TICKET_NEW,
    state: {
      values: {
        summary: { value: { type: 'plain_text_input', value: summary } },
        description: { value: { type: 'plain_text_input', value: description } },
      },
    },
    hash: `1700000000.${serial.toString(36)}`,
    clear_on_close: false,
    notify_on_close: false,
    previous_view_id: null,
    root_view_id: id,
    app_id: 'A0FIRSTLINE',
    external_id: '',
    app_installed_team_id: teamId,
    bot_id: 'B0FIRSTLINE',
  };
}
