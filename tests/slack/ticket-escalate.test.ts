import { describe, expect, it } from 'vitest';
import { TICKET_ESCALATE } from '../../src/views/escalation/escalate.ts';
import { cardOf, press, texts } from '../support/look.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

async function openTicket(hasGithub = true): Promise<Stage> {
  const stage = await openStage({ hasGithub });
  await stage
    .as('maya')
    .post('#heron-help', 'The export loses its last row. I use Firefox 130 on Windows 11.');
  await stage.settle();
  return stage;
}

/** Those of tickets, without the epic they stand below. */
const issuesOf = (stage: Stage) =>
  (stage.github.world.repositories[0]?.issues ?? []).filter(({ labels }) => !labels.includes('Epic'));

describe('*Escalate* on the card', () => {
  it('ESC-1 ESC-2 comes filled from the ticket, is refused at the field, keeps the text, and opens one issue', async () => {
    const stage = await openTicket();
    const tomas = stage.as('tomas');
    await press(stage, 'tomas', 1, TICKET_ESCALATE);
    const form = await topModal(tomas);
    expect(JSON.stringify(form.view)).toContain('Firefox 130');
    expect(JSON.stringify(form.view)).toContain('Acceptance criteria: missing');

    const refused = await submit(tomas, { asA: 'editor', iWant: 'every row', soThat: 'nothing is lost' });
    expect(JSON.stringify(refused)).toContain('"criteria":');
    expect(stage.github.calls.filter(({ name }) => !name.startsWith('GET'))).toEqual([]);

    await submit(tomas, { criteria: '- 250 rows in, 250 rows out\n\n* with a header' });
    await stage.settle();
    const [issue, ...others] = issuesOf(stage);
    expect(others).toEqual([]);
    expect(issue?.body).toContain('- [ ] 250 rows in, 250 rows out\n- [ ] with a header');
    const card = await cardOf(stage, 1);
    expect(saidIn(card)).toContain('heron/library#1');
    expect(saidIn(card)).not.toContain('Escalate');
  });

  it('ESC-8 a second press says that it is with the engineers', async () => {
    const stage = await openTicket();
    const tomas = stage.as('tomas');
    const card = await cardOf(stage, 1);
    await press(stage, 'tomas', 1, TICKET_ESCALATE);
    await submit(tomas, { asA: 'editor', iWant: 'rows', soThat: 'all', criteria: 'it works' });
    await stage.settle();
    await tomas.press({ channel: card.channel, ts: card.ts }, TICKET_ESCALATE).catch(() => undefined);
    await tomas.command('#desk-triage', '/ticket escalate 1');
    await stage.settle();
    expect(texts(await tomas.history('#desk-triage')).join('\n')).toContain('with the engineers already');
    expect(issuesOf(stage)).toHaveLength(1);
  });

  it('PPL-4 a requester has no such door', async () => {
    const stage = await openTicket();
    await stage.as('maya').command('#heron-help', '/ticket escalate 1');
    await stage.settle();
    expect(texts(await stage.as('maya').history('#heron-help')).join('\n')).toContain(
      'only agents can do this',
    );
  });

  it('is not there on a desk without GitHub, and the verb says what is to be set', async () => {
    const stage = await openTicket(false);
    expect(saidIn(await cardOf(stage, 1))).not.toContain('Escalate');
    await stage.as('tomas').command('#desk-triage', '/ticket escalate 1');
    await stage.settle();
    expect(texts(await stage.as('tomas').history('#desk-triage')).join('\n')).toContain('GITHUB_REPO');
  });
});
