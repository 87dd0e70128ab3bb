import { listSome } from '../message/list-some.ts';
import { escapeText } from '../message/slack-text.ts';
import type { Organisation } from './organisation.ts';
import { mendReading } from './role-words.ts';
import { findNamed, shownUserGroup, type UserGroupFacts } from './user-group.ts';

/** A Slack user group of the desk's tables, and how many are in it. */
export interface PeopledUserGroup extends UserGroupFacts {
  readonly count: number;
}

/** What keeps a user group of the policy from saying whom its members work for, each with what to do (PPL-5). */
export function organisationTroubles(
  organisations: readonly Organisation[],
  known: readonly PeopledUserGroup[],
  problem: string | null,
): string[] {
  const named = organisations.flatMap((one) => one.userGroups.map((name) => ({ one, name })));
  if (named.length > 0 && problem) return [unreadWords(problem)];
  const taken = new Map<string, Organisation>();
  return named.flatMap(({ one, name }) => {
    const group = findNamed(known, name);
    const first = group && taken.get(group.groupId);
    if (group && !first) taken.set(group.groupId, one);
    const trouble = first && first !== one ? takenWords(first) : groupTrouble(group, known);
    return trouble ? [`Requesters of ${escapeText(one.name)} are known by ${shown(name)}, ${trouble}`] : [];
  });
}

const MEND = 'put its handle right in the policy (`organisations`).';

function groupTrouble(
  group: PeopledUserGroup | undefined,
  known: readonly UserGroupFacts[],
): string | undefined {
  if (!group) return `which Slack does not have: ${MEND}${hasInstead(known)}`;
  if (group.state === 'gone') return `which Slack does not have any more: ${MEND}`;
  if (group.state === 'disabled') return `which is disabled: enable it in Slack, or ${MEND}`;
  return group.count > 0 ? undefined : `and nobody is in it: add people to it in Slack, or ${MEND}`;
}

function hasInstead(known: readonly UserGroupFacts[]): string {
  const handles = known.filter(({ state }) => state === 'used').map(({ handle }) => shown(handle));
  return handles.length > 0 ? ` Slack has ${listSome(handles)}.` : ' Slack has none.';
}

const takenWords = ({ name }: Organisation): string =>
  `which ${escapeText(name)} names before it and has them by: take it out of one of the two in the policy.`;

const shown = (name: string): string => escapeText(shownUserGroup(name));

const unreadWords = (problem: string): string =>
  `I cannot read who is in Slack’s user groups (${problem}), so organisations that are known by them stay as they were. ${mendReading(problem)}`;
