import type { Answer, FormValues } from '../../sandbox/server/protocol.ts';
import { getActor } from '../../src/db/actors.ts';
import { listHolders } from '../../src/db/holders.ts';
import { byRole, type Role } from '../../src/domain/people/roles.ts';
import { GROUP_FIELDS } from '../../src/views/desk/setup.ts';
import { type Stage, topModal } from './stage.ts';

/** Slack's user groups with a role, as Ola gives it in `/desk setup`. */

export const groupIdOf = async (stage: Stage, handle: string): Promise<string> => {
  const groups = (await stage.as('ola').window()).usergroups;
  return groups.find((one) => one.handle === handle)?.id ?? handle;
};

type Given = Partial<Readonly<Record<Role, readonly string[]>>>;

/** In the form's field of each role exactly these, by their handles or ids; what else it shows stays. */
export async function giveTo(stage: Stage, given: Given, more: FormValues = {}): Promise<Answer> {
  await stage.as('ola').command('#general', '/desk setup');
  return saveSetup(stage, given, more);
}

/** The same in the form that is open. */
export async function saveSetup(stage: Stage, given: Given, more: FormValues = {}): Promise<Answer> {
  const ola = stage.as('ola');
  const form = await topModal(ola);
  const chosen: Record<string, FormValues[string]> = {};
  for (const [role, handles] of Object.entries(given)) {
    const ids = await Promise.all(handles.map((handle) => groupIdOf(stage, handle)));
    chosen[GROUP_FIELDS[role as Role]] = {
      value: { selected_options: ids.map((value) => ({ value, text: { type: 'plain_text', text: value } })) },
    };
  }
  await ola.fill(form.id, { ...chosen, ...more });
  const answer = await ola.submit(form.id);
  if (answer.errors) await ola.closeModal(form.id, true);
  else await stage.settle();
  return answer;
}

/** Everybody who has each role, by their handles. */
export async function holders(stage: Stage): Promise<Record<Role, string[]>> {
  const known = await listHolders(stage.running.desk.db, stage.slack.teamId);
  const { people } = await stage.as('ola').window();
  const handles = new Map(people.map(({ id, handle }) => [id, handle]));
  return byRole((role) => known[role].map((id) => handles.get(id) ?? id));
}

/** As the permission table is asked of somebody now. */
export async function rolesOf(stage: Stage, who: string): Promise<readonly Role[]> {
  const { id: personId } = stage.as(who).person;
  const caller = {
    workspaceId: stage.slack.teamId,
    personId,
    door: 'desk',
    inputKey: '',
    isStored: false,
  } as const;
  return (await getActor(stage.running.desk.db, caller)).roles;
}

/** What only those who are called may, and nobody else who is no agent: to see who is on duty. */
export async function maySeeDuty(stage: Stage, who: string): Promise<boolean> {
  const person = stage.as(who);
  await person.command('#general', '/desk oncall');
  const form = (await person.modals()).at(-1);
  if (form) await person.closeModal(form.id, true);
  return form !== undefined;
}

export async function homeOf(stage: Stage, who: string): Promise<string> {
  await stage.as(who).openHome();
  await stage.settle();
  return JSON.stringify((await stage.as(who).openHome())?.view.blocks);
}
