import { describe, expect, it } from 'vitest';
import { examine } from '../../src/cli/doctor.ts';
import { declineEscalation } from '../../src/services/escalation/decide.ts';
import { resolveTicket } from '../../src/services/ticket/resolve-ticket.ts';
import { callerOf, openEscalated } from '../support/escalated.ts';
import { cardOf } from '../support/look.ts';
import { openStage, type Stage, saidIn, topModal } from '../support/stage.ts';

async function reportFor(stage: Stage, who: string, channel = '#general'): Promise<string> {
  await stage.as(who).command(channel, '/desk report');
  await stage.settle();
  return (await stage.as(who).history(channel)).at(-1)?.text ?? '';
}

describe('/desk report', () => {
  it('ESC-6 ESC-5 says how much tier 1 solved alone over 30, 90 and 365 days, and what was declined', async () => {
    const { stage } = await openEscalated();
    const { desk } = stage.running;
    for (const text of ['How do I add a map?', 'Where is the calendar?']) {
      await stage.as('maya').post('#heron-help', text);
      await stage.settle();
    }
    await resolveTicket(desk, callerOf(stage, 'tomas'), 2, 'information provided', 'With *Add map*.');
    await resolveTicket(desk, callerOf(stage, 'tomas'), 3, 'done', '');
    await declineEscalation(desk, callerOf(stage, 'joan'), 1, 'Few readers look for it.');
    await resolveTicket(desk, callerOf(stage, 'tomas'), 1, 'declined', 'We will not do it.');
    await stage.settle();
    expect(await reportFor(stage, 'joan')).toContain('Last 30 days: 2 of 2, 100 %; 1 declined');
    await stage.pass(40 * 24 * 60 * 60_000);
    const later = await reportFor(stage, 'tomas');
    expect(later).toContain('Last 30 days: nothing solved');
    expect(later).toContain('Last 90 days: 2 of 2, 100 %; 1 declined');
    expect(later).toContain('Last 365 days: 2 of 2');
  });

  it('E-1 says what would be there, and PPL-4 shows requesters nothing', async () => {
    const stage = await openStage();
    expect(await reportFor(stage, 'ola')).toContain('Nothing has been resolved yet');
    expect(await reportFor(stage, 'maya')).toContain(
      'only agents, managers, the product owner and admins can do this',
    );
  });
});

describe('labels that differ from GitHub’s', () => {
  it('TRI-6 are named in /desk policy and by doctor, with what to do', async () => {
    const { stage, repository, issue } = await openEscalated();
    const { world, webhooks } = stage.github;
    const enhancement = repository.labels.find(({ name }) => name === 'Enhancement');
    if (!enhancement) throw new Error('There is no such label.');
    enhancement.color = '00ff00';
    webhooks.hold(true);
    world.changeIssue(repository, issue, { labels: ['Needs refining'] }, 'priya');
    webhooks.hold(false);
    await stage.pass(61 * 60_000);
    await stage.as('ola').command('#general', '/desk policy');
    const shown = JSON.stringify((await topModal(stage.as('ola'))).view);
    expect(shown).toContain('Enhancement is #00ff00 in heron/library and #a2eeef here');
    expect(shown).toMatch(/Not in heron\/library: Blocked, Change request/);
    expect(shown).toContain('Ticket 1 has Enhancement here alone');
    expect(saidIn(await cardOf(stage, 1))).toContain('Enhancement');
    const found = (await examine(stage.config)).filter(({ about }) => about === 'labels');
    expect(found.map(({ said }) => said).join('\n')).toContain('Ticket 1 has Enhancement here alone');
    expect(found.every(({ level }) => level === 'warning')).toBe(true);
  });
});
