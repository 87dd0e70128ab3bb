import { expect, it } from 'vitest';
import { declineEscalation, giveNews, nameEngineer } from '../../src/services/escalation/answer-hand-off.ts';
import { linkIssue } from '../../src/services/escalation/link-issue.ts';
import { noteOnTicket } from '../../src/services/ticket/note-ticket.ts';
import { callerAs, DRAFT, escalate, openWithTicket } from '../support/escalating.ts';
import { cardOf } from '../support/look.ts';

const MINUTE = 60_000;

it('ESC-1 CNV-2 S5 no canary of staff, nor who asked, is in any request to GitHub, whatever is done with a ticket', async () => {
  const stage = await openWithTicket();
  const { desk } = stage.running;
  await stage
    .as('ben')
    .post('#heron-help', 'The holdings export leaves out the last row for Ben (ben@heron.example).');
  await stage.settle();
  const { realName: maya } = stage.as('maya').person;
  const { realName: ben } = stage.as('ben').person;
  const problem = `${maya} (maya@heron.example) sees 249 rows.`;
  await noteOnTicket(desk, callerAs(stage, 'tomas'), 1, 'between us: kingfisher');
  stage.github.faults.inject({ kind: 'lost reply', call: 'POST issues' });
  await escalate(stage, 1, 'priya', { ...DRAFT, problem });
  await declineEscalation(desk, callerAs(stage, 'priya'), 1, 'kingfisher is on leave');
  await nameEngineer(desk, callerAs(stage, 'sam'), 1, stage.as('sam').person.id);
  for (let n = 0; n < 8; n++) await stage.pass(30_000);
  await giveNews(desk, callerAs(stage, 'sam'), 1, 'kingfisher is off by one');
  await linkIssue(desk, callerAs(stage, 'tomas'), 2, 1);
  await stage.as('tomas').post('#desk-triage', 'kingfisher again', (await cardOf(stage, 2)).ts);
  for (let n = 0; n < 26; n++) await stage.pass(60 * MINUTE);
  const asked = JSON.stringify(stage.github.calls);
  for (const sent of ['249 rows', 'sub_issue_id', 'Also asked in', 'Help Desk Intake']) {
    expect(asked).toContain(sent);
  }
  const canaries = ['kingfisher', 'heron.example', maya, ...maya.split(' '), ben, ...ben.split(' ')];
  for (const canary of canaries) expect(asked).not.toMatch(new RegExp(`\\b${canary}\\b`));
  expect(stage.github.unknown).toEqual([]);
});
