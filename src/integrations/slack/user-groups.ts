import type { Outcome } from '../../domain/outcome.ts';
import { NO_PLAN, NO_SCOPE } from '../../domain/people/role-words.ts';
import { type SlackUserGroup, userGroupFacts } from '../../domain/people/user-group.ts';
import { type SlackCalls, SlackTrouble } from './calls.ts';

/** Codes that no second try mends; the desk does without, and says so where a role is given. */
const UNREADABLE = [NO_SCOPE, NO_PLAN];

/** The disabled ones too: a role may have been given to one before. */
export async function readUserGroups(calls: SlackCalls): Promise<Outcome> {
  try {
    const args = { include_disabled: true };
    const { usergroups } = await calls.call<{ usergroups: SlackUserGroup[] }>('usergroups.list', args);
    const groups = usergroups.map(userGroupFacts);
    return { is: 'answered', answer: { of: 'user groups', groups, problem: null } };
  } catch (error) {
    const why = error instanceof SlackTrouble ? error.outcome.why : '';
    if (!UNREADABLE.includes(why)) throw error;
    return { is: 'answered', answer: { of: 'user groups', groups: [], problem: why } };
  }
}

/** Nobody is in one that is disabled or gone. Who may not read them hears so of the list. */
export async function readUserGroup(calls: SlackCalls, groupId: string): Promise<Outcome> {
  try {
    const args = { usergroup: groupId };
    const { users } = await calls.call<{ users: string[] }>('usergroups.users.list', args);
    return { is: 'answered', answer: { of: 'user group', groupId, personIds: users } };
  } catch (error) {
    const why = error instanceof SlackTrouble ? error.outcome.why : '';
    if (UNREADABLE.includes(why)) return { is: 'done' };
    if (why !== 'no_such_subteam') throw error;
    return { is: 'answered', answer: { of: 'user group', groupId, personIds: [] } };
  }
}
