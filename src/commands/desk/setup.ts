import type { WebClient } from '@slack/web-api';
import { Refusal } from '../../domain/refusal.ts';
import { readSetup, refreshUserGroups } from '../../services/desk/read-setup.ts';
import { type ChosenChannel, setUpDesk } from '../../services/desk/set-up-desk.ts';
import { DESK_SETUP, GROUP_FIELDS, setupForm, setupModal } from '../../views/desk/setup.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { type AskedByForm, type Doors, openView, type Triggered } from '../asked.ts';
import type { Verb } from '../verbs.ts';
import { chosenUserGroups, lookAtUserGroups, suggestUserGroups } from './choose-user-groups.ts';

export async function openSetup(asked: Triggered): Promise<undefined> {
  const { setup, userGroups } = await readSetup(asked.desk, asked.caller);
  await openView(asked, setupModal(setup, userGroups));
  await refreshUserGroups(asked.desk, asked.caller);
}

export const setupVerb: Verb = {
  usage: 'setup',
  summary: 'choose the channels, and the people and user groups who have a role',
  action: 'desk.set-up',
  run(asked, words) {
    return words.length > 0 ? undefined : openSetup(asked);
  },
};

/** The channels are looked at on the spot: what they are decides whether they fit. */
export async function submitSetup({
  desk,
  caller,
  client,
  view,
}: AskedByForm): Promise<FormErrors | undefined> {
  const form = setupForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  const { setup } = await readSetup(desk, caller);
  const triage = await lookAt(client, form.data.triage, 'triage');
  const { incidents: headlines } = form.data;
  const incidents = headlines ? await lookAt(client, headlines, 'incidents') : null;
  const requests = await Promise.all(form.data.requests.map((id) => lookAt(client, id, 'requests')));
  const { triageDuty: triageDutyIds, tier2: tier2Ids, manager, deliveryManager, productOwner } = form.data;
  const userGroupIds = chosenUserGroups(setup, form.data);
  const newUserGroups = await lookAtUserGroups(client, setup, userGroupIds);
  await setUpDesk(desk, caller, {
    triage,
    incidents,
    requests,
    triageDutyIds,
    tier2Ids,
    managerId: manager ?? null,
    deliveryManagerId: deliveryManager ?? null,
    productOwnerId: productOwner ?? null,
    userGroupIds,
    newUserGroups,
  });
  return undefined;
}

async function lookAt(client: WebClient, channelId: string, field: string): Promise<ChosenChannel> {
  const { channel } = await client.conversations.info({ channel: channelId }).catch(() => {
    throw new Refusal(
      'setup.unseen',
      'I cannot see one of these channels. If it is private, invite me to it first, then save again.',
      field,
    );
  });
  return {
    channelId,
    name: channel?.name ?? channelId,
    kind: channel?.is_private ? 'private' : 'public',
    isMember: channel?.is_member ?? false,
    isShared: Boolean(channel?.is_ext_shared || channel?.is_shared),
  };
}

export const setupSuggestions: Doors['suggestions'] = {
  [DESK_SETUP]: Object.fromEntries(
    Object.values(GROUP_FIELDS).map((field) => [field, suggestUserGroups] as const),
  ),
};
