import { refuse } from '../world/refusal.ts';
import type { Answer, Call, Methods } from './call.ts';

export const CONNECTION_METHODS: Methods = {
  'api.test': { scopes: [], tier: 4, handler: (call) => ({ args: call.args }) },
  'auth.test': { scopes: [], tier: 'special', handler: whoAmI },
  'apps.connections.open': { scopes: [], tier: 3, handler: openConnection, appToken: true },
  'team.info': { scopes: ['team:read'], tier: 3, handler: teamInfo },
  'emoji.list': { scopes: ['emoji:read'], tier: 2, handler: () => ({ emoji: {} }) },
};

function whoAmI(call: Call): Answer {
  const { world } = call;
  const bot = world.people.get(call.me) ?? refuse('invalid_auth');
  return {
    url: `${world.baseUrl}/`,
    team: world.team.name,
    user: bot.handle,
    team_id: world.team.id,
    user_id: bot.id,
    bot_id: world.app.botId,
    is_enterprise_install: false,
  };
}

/** The address is good for one connection. */
function openConnection(call: Call): Answer {
  const { world } = call;
  const url = new URL(world.baseUrl);
  const ticket = world.mint.uuid();
  world.tickets.add(ticket);
  return { url: `ws://${url.host}/socket?ticket=${ticket}&app_id=${world.app.id}` };
}

function teamInfo(call: Call): Answer {
  const { id, name, domain } = call.world.team;
  return { team: { id, name, domain, email_domain: '', icon: { image_default: true } } };
}
