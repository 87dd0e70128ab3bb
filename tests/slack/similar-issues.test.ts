import { describe, expect, it } from 'vitest';
import { acceptEscalation } from '../../src/services/escalation/decide.ts';
import { ISSUE_PREVIEW } from '../../src/views/escalation/preview.ts';
import { ISSUE_LINK } from '../../src/views/escalation/similar-issues.ts';
import { ENGINEER_TAKE } from '../../src/views/words.ts';
import { testDatabase, testFile } from '../support/engines.ts';
import { callerAs, DRAFT, escalate, issueOf, issuesOf, openWithTicket } from '../support/escalating.ts';
import { cardOf, staffThread, texts } from '../support/look.ts';
import { type Stage, saidIn, topModal } from '../support/stage.ts';

const modalOf = async (stage: Stage) => JSON.stringify((await topModal(stage.as('tomas'))).view);

async function openForm(stage: Stage, number: number): Promise<void> {
  await stage.as('tomas').command('#desk-triage', `/ticket escalate ${number}`);
  await stage.settle();
}

async function fileAnother(stage: Stage, who: string, words: string): Promise<void> {
  await stage.as(who).post('#heron-help', words);
  await stage.settle();
}

async function linkIt(stage: Stage, number: number): Promise<void> {
  await openForm(stage, number);
  const form = await topModal(stage.as('tomas'));
  const button = JSON.stringify(form.view).match(/"action_id":"issue.link","value":"([^"]+)"/)?.[1];
  await stage.as('tomas').press({ viewId: form.id }, ISSUE_LINK, { value: button ?? '' });
  await stage.settle();
}

const reads = async (stage: Stage, who: string) => {
  const root = (await stage.as(who).history('#heron-help')).find(
    ({ user }) => user === stage.as(who).person.id,
  );
  const thread = await stage.as(who).thread('#heron-help', root?.ts ?? '');
  return thread.map(saidIn).join('\n');
};

describe('similar open issues', () => {
  it.each([
    ['SQLite', async () => testFile()],
    ['PostgreSQL', testDatabase],
  ] as const)(
    'ESC-1 stand in the form, from the desk’s own copy, before a new one is made: %s',
    async (_, database) => {
      const stage = await openWithTicket({ database: await database() });
      const [library] = stage.github.world.repositories;
      if (!library) throw new Error('no repository');
      const open = stage.github.world.openIssue(
        library,
        { title: 'Export of holdings loses its last row' },
        'sam',
      );
      const closed = stage.github.world.openIssue(
        library,
        { title: 'Holdings export: last row twice' },
        'sam',
      );
      stage.github.world.changeIssue(library, closed, { state: 'closed' }, 'sam');
      stage.github.world.openIssue(library, { title: 'The banner is too wide' }, 'sam');
      await stage.settle();
      const calls = stage.github.calls.length;
      await openForm(stage, 1);
      expect(await modalOf(stage)).toContain(
        `heron/library#${open.number}>  Export of holdings loses its last row`,
      );
      expect(await modalOf(stage)).not.toContain('last row twice');
      expect(await modalOf(stage)).not.toContain('banner');
      expect(stage.github.calls).toHaveLength(calls);
    },
  );

  it('ESC-1 what no webhook told is in the copy after a day', async () => {
    const stage = await openWithTicket();
    const [library] = stage.github.world.repositories;
    if (!library) throw new Error('no repository');
    stage.github.webhooks.hold(true);
    stage.github.world.openIssue(library, { title: 'Export of holdings loses its last row' }, 'sam');
    await stage.pass(25 * 60 * 60_000);
    await openForm(stage, 1);
    expect(await modalOf(stage)).toContain('Export of holdings loses its last row');
  });
});

describe('*Link instead*', () => {
  async function twoOnOne(): Promise<Stage> {
    const stage = await openWithTicket();
    await fileAnother(stage, 'ben', 'My holdings export leaves out the last row too.');
    await escalate(stage, 1);
    const asked = (await stage.as('priya').history('@firstline')).find((one) =>
      saidIn(one).includes(ENGINEER_TAKE),
    );
    await stage.as('priya').press({ channel: asked?.channel ?? '', ts: asked?.ts ?? '' }, ENGINEER_TAKE);
    await stage.settle();
    await linkIt(stage, 2);
    return stage;
  }

  it('ESC-8 opens no issue: the ticket waits for the one there is, with its engineer, and GitHub reads no name', async () => {
    const stage = await twoOnOne();
    expect(issuesOf(stage).filter(({ title }) => title === DRAFT.title)).toHaveLength(1);
    const card = saidIn(await cardOf(stage, 2));
    expect(card).toContain('heron/library#1');
    expect(card).toContain('Priya Nair, tier 2');
    expect(texts(await staffThread(stage, 2)).join('\n')).toContain('which was open already');
    const { issue } = issueOf(stage);
    expect(issue.comments.at(-1)?.body).toMatch(/Also asked in \[help desk ticket 2\]/);
    expect(JSON.stringify(stage.github.calls)).not.toMatch(/Castellano|\bBen\b/);
    await openForm(stage, 2);
    expect(texts(await stage.as('tomas').history('#desk-triage')).at(-1)).toContain(
      'with the engineers already',
    );
  });

  it('ESC-4 each requester hears what becomes of it: a marked comment, the decision, the end', async () => {
    const stage = await twoOnOne();
    const { repository, issue } = issueOf(stage);
    stage.github.world.comment(repository, issue, '/tell Please export in two halves meanwhile.', 'priya');
    await stage.settle();
    await acceptEscalation(stage.running.desk, callerAs(stage, 'joan'), 1, {
      priority: 'P2',
      horizon: 'next',
    });
    await stage.settle();
    stage.github.world.changeIssue(repository, issue, { state: 'closed', stateReason: 'completed' }, 'priya');
    await stage.settle();
    await stage.pass(61_000);
    for (const who of ['maya', 'ben']) {
      const said = await reads(stage, who);
      expect(said).toContain('two halves');
      expect(said).toMatch(/accepted|take it up/i);
      expect(said).toMatch(/ready for you to try/);
    }
  });

  it('ESC-7 its engineer is asked for news once, for both, and each requester reads so', async () => {
    const stage = await twoOnOne();
    for (let day = 0; day < 8; day++) await stage.pass(24 * 60 * 60_000);
    const asked = texts(await stage.as('priya').history('@firstline')).filter((text) =>
      /has been heard/.test(text),
    );
    expect(asked).toHaveLength(1);
    for (const who of ['maya', 'ben']) expect(await reads(stage, who)).toContain('We asked them today');
  });

  it('R-3 an issue that was closed meanwhile is not linked', async () => {
    const stage = await openWithTicket();
    await fileAnother(stage, 'ben', 'My holdings export leaves out the last row too.');
    await escalate(stage, 1);
    await openForm(stage, 2);
    const { repository, issue } = issueOf(stage);
    stage.github.world.changeIssue(repository, issue, { state: 'closed' }, 'priya');
    await stage.settle();
    const form = await topModal(stage.as('tomas'));
    const value = JSON.stringify(form.view).match(/"action_id":"issue.link","value":"([^"]+)"/)?.[1] ?? '';
    await stage.as('tomas').press({ viewId: form.id }, ISSUE_LINK, { value });
    await stage.settle();
    expect(saidIn(await cardOf(stage, 2))).not.toContain('heron/library#');
    expect(await modalOf(stage)).toContain('not open any more');
  });
});

describe('the form', () => {
  it('ESC-1 comes with what the requester let fall: system, browser, server, permission, steps', async () => {
    const stage = await openWithTicket();
    await fileAnother(
      stage,
      'ben',
      'The calendar skips a week on staging. I am an editor, on Windows 11 with Firefox 130.\n1. Open Calendar\n2. Press Next twice',
    );
    await openForm(stage, 2);
    const view = await modalOf(stage);
    for (const known of ['Windows 11', 'Firefox 130', 'staging', 'editor']) {
      expect(view).toContain(`"initial_value":"${known}"`);
    }
    expect(view).not.toContain('operating system');
  });

  it('ESC-1 *Preview* shows the issue as it will read, from the same Markdown, and sends nothing', async () => {
    const stage = await openWithTicket();
    await openForm(stage, 1);
    const form = await topModal(stage.as('tomas'));
    await stage.as('tomas').fill(form.id, {
      criteria: { value: { value: '250 rows in, 250 out\nwith a header' } },
      problem: { value: { value: 'Maya sees <b>249</b> of 250 rows, see #12 and @priya.' } },
    });
    await stage.as('tomas').press({ viewId: form.id }, ISSUE_PREVIEW);
    await stage.settle();
    const view = JSON.stringify((await topModal(stage.as('tomas'))).view);
    expect(view).toContain('"text":"Acceptance criteria"');
    expect(view).toContain('☐ ');
    expect(view).toContain('the requester sees <b>249</b> of 250 rows');
    expect(view).not.toMatch(/Maya|firstline:/);
    expect(stage.github.calls.filter(({ name }) => name.startsWith('POST'))).toEqual([]);
    expect((await stage.as('tomas').modals()).length).toBe(2);
  });
});
