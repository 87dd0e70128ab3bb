import type { WebClient } from '@slack/web-api';
import { groupIdsFor, groupIdsIn } from '../../domain/people/holders.ts';
import { mendReading, NO_PLAN, NO_SCOPE } from '../../domain/people/role-words.ts';
import { byRole, ROLES, type Role } from '../../domain/people/roles.ts';
import { userGroupFacts } from '../../domain/people/user-group.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Setup } from '../../domain/setup.ts';
import type { ChosenUserGroup } from '../../services/desk/give-to-user-groups.ts';
import { readSetup } from '../../services/desk/read-setup.ts';
import { GROUP_FIELDS, type SetupForm } from '../../views/desk/setup.ts';
import type { AskedForSuggestions, Suggestion } from '../asked.ts';

/** Slack takes no more. */
const MOST = 100;

/** User groups whose handle or name has what was typed; Slack has no element to choose one with. */
export async function suggestUserGroups({ desk, caller, typed }: AskedForSuggestions): Promise<Suggestion[]> {
  const { userGroups } = await readSetup(desk, caller);
  const wanted = typed.trim().replace(/^@/, '').toLowerCase();
  return userGroups
    .filter(({ state }) => state === 'used')
    .filter(({ handle, name }) => `${handle} ${name}`.toLowerCase().includes(wanted))
    .slice(0, MOST)
    .map(({ groupId, handle, name }) => ({ value: groupId, label: `@${handle}  ·  ${name}` }));
}

/** As the form has them; a role whose field was not shown keeps its own. */
export const chosenUserGroups = (setup: Setup, form: SetupForm): Record<Role, readonly string[]> =>
  byRole((role) => {
    const chosen = form[GROUP_FIELDS[role]];
    return chosen === undefined ? groupIdsFor(setup, role) : (chosen ?? []);
  });

/** Those that had no role before are looked at on the spot: who is in them decides whether they fit. */
export async function lookAtUserGroups(
  client: WebClient,
  setup: Setup,
  chosen: Record<Role, readonly string[]>,
): Promise<ChosenUserGroup[]> {
  const known = groupIdsIn(setup);
  const isNew = (groupId: string) => !known.includes(groupId);
  const fields = new Map(
    [...ROLES].reverse().flatMap((role) => chosen[role].filter(isNew).map((id) => [id, GROUP_FIELDS[role]])),
  );
  if (fields.size === 0) return [];
  const [[, first = ''] = []] = fields;
  const { usergroups = [] } = await client.usergroups
    .list({ include_disabled: true })
    .catch((error) => refuseReading(error, first));
  return Promise.all(
    [...fields].map(async ([groupId, field]) => {
      const found = usergroups.find(({ id }) => id === groupId);
      if (!found)
        throw new Refusal('setup.group-gone', 'Slack does not have this user group any more.', field);
      const facts = userGroupFacts(found);
      if (facts.state === 'disabled') {
        const problem = `@${facts.handle} is disabled in Slack. Enable it there, or choose another.`;
        throw new Refusal('setup.group-disabled', problem, field);
      }
      const { users: personIds = [] } = await client.usergroups.users
        .list({ usergroup: groupId })
        .catch((error) => refuseReading(error, field));
      return { ...facts, personIds, field };
    }),
  );
}

function refuseReading(error: { data?: { error?: string } }, field: string): never {
  const why = error.data?.error ?? '';
  const mend = [NO_SCOPE, NO_PLAN].includes(why) ? mendReading(why) : 'Press Save again in a moment.';
  throw new Refusal('setup.groups-unread', `I cannot read Slack’s user groups now. ${mend}`, field);
}
