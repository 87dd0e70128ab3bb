import { userObject } from '../wire/user.ts';
import { usergroupObject } from '../wire/usergroup.ts';
import { getPerson } from '../world/people.ts';
import { refuse } from '../world/refusal.ts';
import type { Usergroup } from '../world/stored.ts';
import { flag, needed, text } from './args.ts';
import { type Answer, type Call, type Methods, page } from './call.ts';

export const USER_METHODS: Methods = {
  'users.info': { scopes: ['users:read'], tier: 4, handler: info },
  'users.list': { scopes: ['users:read'], tier: 2, handler: listAll },
  'users.getPresence': { scopes: ['users:read'], tier: 3, handler: presence },
  'dnd.info': { scopes: ['dnd:read'], tier: 3, handler: dnd },
  'usergroups.list': { scopes: ['usergroups:read'], tier: 2, handler: groups },
  'usergroups.users.list': { scopes: ['usergroups:read'], tier: 2, handler: groupUsers },
};

function info(call: Call): Answer {
  return { user: userObject(call.world, getPerson(call.world, needed(call.args, 'user'))) };
}

function listAll(call: Call): Answer {
  const { items, next } = page(call, [...call.world.people.values()], 1000);
  return {
    members: items.map((person) => userObject(call.world, person)),
    cache_ts: Math.floor(call.world.now().getTime() / 1000),
    response_metadata: { next_cursor: next },
  };
}

/** Nobody is ever away in the box. */
function presence(call: Call): Answer {
  getPerson(call.world, needed(call.args, 'user'));
  return { presence: 'active' };
}

function dnd(call: Call): Answer {
  const user = text(call.args, 'user');
  if (user) getPerson(call.world, user);
  return { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 };
}

function groups(call: Call): Answer {
  const shows = {
    users: flag(call.args, 'include_users') ?? false,
    count: flag(call.args, 'include_count') ?? false,
  };
  return { usergroups: listedGroups(call).map((group) => usergroupObject(call.world, group, shows)) };
}

function groupUsers(call: Call): Answer {
  const wanted = needed(call.args, 'usergroup');
  const group = listedGroups(call).find(({ id }) => id === wanted) ?? refuse('no_such_subteam');
  return { users: group.users };
}

function listedGroups(call: Call): readonly Usergroup[] {
  const all = flag(call.args, 'include_disabled') ?? false;
  return [...call.world.usergroups.values()].filter((group) => all || !group.isDisabled);
}
