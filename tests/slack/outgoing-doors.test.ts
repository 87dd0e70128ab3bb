import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { declareAtMachine, logAtMachine, sitrepAtMachine } from '../../src/cli/incident-act.ts';
import { doors, verbs } from '../../src/commands/index.ts';
import { INCIDENT_DECLARE } from '../../src/views/incident/declare.ts';
import { INCIDENT_SAME_THING } from '../../src/views/incident/ids.ts';
import { NOTE_SAYS_NONE, NOTE_SEND_ANYWAY } from '../../src/views/ticket/held-note.ts';
import { COMMENT_SHARE, SEND_TO_REQUESTER } from '../../src/views/words.ts';
import { machineOf } from '../support/at-machine.ts';
import { openWish } from '../support/escalated.ts';
import { allSaid, answerTo, declare, declaredStage, ROOM } from '../support/incident.ts';
import { expectNothingOut, TOKEN, walk } from '../support/outgoing.ts';
import {
  doorsIn,
  UNREAD_BUTTONS,
  UNREAD_COMMANDS,
  UNREAD_EVENTS,
  UNREAD_FORMS,
  UNREAD_SHORTCUTS,
  UNREAD_VERBS,
} from '../support/outgoing-doors.ts';
import { INCIDENT_WALKS, TICKET_WALKS } from '../support/outgoing-walks.ts';
import { topModal } from '../support/stage.ts';

/** Walked below; buttons and events in outgoing-messages.test.ts. */
const READ = {
  forms: [...[...TICKET_WALKS, ...INCIDENT_WALKS].map(({ form }) => form), INCIDENT_DECLARE],
  buttons: [
    ...[SEND_TO_REQUESTER, NOTE_SEND_ANYWAY, NOTE_SAYS_NONE, COMMENT_SHARE],
    ...['stakeholders.ready', INCIDENT_SAME_THING],
  ],
  events: ['message', 'reaction_added'],
  verbs: { '/ticket': [], '/incident': ['log', 'task', 'severity', 'rename'], '/desk': [] },
  commands: ['declare', 'log', 'sitrep'],
} as const;

it.each([
  ['forms', Object.keys(doors.forms), READ.forms, UNREAD_FORMS],
  ['buttons', Object.keys(doors.buttons), READ.buttons, UNREAD_BUTTONS],
  ['shortcuts', Object.keys(doors.shortcuts), [], UNREAD_SHORTCUTS],
  ['events', Object.keys(doors.events), READ.events, UNREAD_EVENTS],
  ['/ticket', Object.keys(verbs['/ticket']), READ.verbs['/ticket'], UNREAD_VERBS['/ticket']],
  ['/incident', Object.keys(verbs['/incident']), READ.verbs['/incident'], UNREAD_VERBS['/incident']],
  ['/desk', Object.keys(verbs['/desk']), READ.verbs['/desk'], UNREAD_VERBS['/desk']],
  ['firstline', commandsOf('src/cli/main.ts'), READ.commands, UNREAD_COMMANDS],
])('INC-11 each of the %s is read, or has its reason', (_, all, read, unread) => {
  const known = [...read, ...doorsIn(unread)];
  expect([...new Set(known)].sort()).toEqual([...new Set(all)].sort());
  expect(doorsIn(unread)).toHaveLength(new Set(doorsIn(unread)).size);
  expect(doorsIn(unread).filter((door) => read.includes(door as never))).toEqual([]);
});

function commandsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/\.command\('(\w+)'/g)].map(([, name = '']) => name);
}

it('INC-11 every form that takes words to requesters or to GitHub reads each of its fields', async () => {
  const stage = await openWish();
  for (const one of TICKET_WALKS) await walk(stage, one);
});

it('INC-11 every form of an incident reads each of its fields', { timeout: 60_000 }, async () => {
  const stage = await declaredStage({ hasGithub: true });
  for (const one of INCIDENT_WALKS) await walk(stage, one);
});

it('INC-11 commands, at the machine too, answer what they saw; what is declared or added goes on without it', async () => {
  const stage = await declaredStage({ hasGithub: true });
  for (const line of ['log used', 'task change', 'severity low because of', 'rename leak of']) {
    const answer = await answerTo(stage, 'ruth', ROOM, `/incident ${line} ${TOKEN}`);
    expect(answer).toContain('Nothing was sent: this looks like an access token (ghp_…)');
  }
  const { machine, said } = machineOf(stage);
  expect(await logAtMachine(machine, '1', `used ${TOKEN}`, {})).toBe(1);
  expect(await sitrepAtMachine(machine, '1', `used ${TOKEN}`, {})).toBe(1);
  expect(said()).toContain('Nothing was sent: this looks like an access token');
  expect(await declareAtMachine(machine, `search leaks ${TOKEN}`, {})).toBe(0);
  await stage.as('ruth').command('#general', `/incident saving fails, and ${TOKEN}`);
  const form = await topModal(stage.as('ruth'));
  await stage.as('ruth').press({ viewId: form.id }, INCIDENT_SAME_THING, { value: '1' });
  await declare(stage, `search leaks ${TOKEN}`);
  await expectNothingOut(stage);
  expect(await allSaid(stage, 'ruth', ROOM)).toContain('Same thing here: saving fails, and [token]');
});
