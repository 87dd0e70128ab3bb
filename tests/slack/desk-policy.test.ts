import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { countTicketsWith, insertTerm, listTerms } from '../../src/db/terms.ts';
import { transact } from '../../src/db/transact.ts';
import { newTicket } from '../db/ticket-row.ts';
import { cardOf, lastIn, press, pressMore } from '../support/look.ts';
import { openStage, type Stage, saidIn, topModal } from '../support/stage.ts';
import { answerAll, choose, offered, save, shown } from '../support/triage-form.ts';

async function opened(who = 'ola'): Promise<Stage> {
  const stage = await openStage();
  await stage.as('lena').post('#heron-help', 'Every branch home page shows a strip of raw code.');
  await stage.settle();
  await stage.as(who).command('#desk-triage', '/desk policy');
  return stage;
}

const termsOf = (stage: Stage) => listTerms(stage.running.desk.db, stage.running.workspaceId);

async function termId(stage: Stage, kind: string, name: string): Promise<string> {
  const term = (await termsOf(stage)).find((one) => one.kind === kind && one.name === name);
  if (!term) throw new Error(`There is no ${kind} ${name}.`);
  return String(term.id);
}

/** Chooses a term on the page, and presses a button of it. */
async function act(stage: Stage, kind: string, name: string, button: string): Promise<void> {
  const ola = stage.as('ola');
  const value = await termId(stage, kind, name);
  const page = (await ola.modals())[0];
  const selected = { value, text: { type: 'plain_text', text: name } };
  await ola.press({ viewId: page?.id ?? '' }, 'policy.choose', { selected_option: selected });
  await stage.settle();
  await ola.press({ viewId: page?.id ?? '' }, button, { value });
  await stage.settle();
}

async function fill(stage: Stage, fields: Readonly<Record<string, string>>) {
  const form = await topModal(stage.as('ola'));
  const values = Object.entries(fields).map(([field, value]) => [field, { value: { value } }]);
  await stage.as('ola').fill(form.id, Object.fromEntries(values));
  return save(stage, 'ola');
}

async function triaged(stage: Stage, component: string, labels: readonly string[] = []): Promise<void> {
  await press(stage, 'tomas', 1, 'ticket.triage');
  await answerAll(stage, { incident: 'no', type: 'other' });
  await choose(stage, 'component', [component]);
  await choose(stage, 'labels', labels);
  await save(stage);
}

it('TRI-6 shows what is in force and the taxonomy; agents read it, admins change it, others see nothing', async () => {
  const stage = await opened();
  const page = await shown(stage, 'ola');
  expect(page).toContain('The desk is open Mon to Fri, 08:00 to 20:00 New York.');
  expect(page).toContain('Login &amp; accounts');
  expect(page).toContain('Add label');
  await stage.as('tomas').command('#desk-triage', '/desk policy');
  expect(await shown(stage)).toContain('Critical defect');
  expect(await shown(stage)).not.toContain('Add label');
  await stage.as('lena').command('#heron-help', '/desk policy');
  expect((await lastIn(stage, 'lena', '#heron-help')).text).toContain(
    'only agents and the workspace’s admins',
  );
});

it('TRI-6 adds a component and a label, which can be chosen at once', async () => {
  const stage = await opened();
  const ola = stage.as('ola');
  const page = await topModal(ola);
  await ola.press({ viewId: page.id }, 'policy.add-component', { value: 'component' });
  expect(await fill(stage, { name: '  Opening   hours ' })).toEqual({ ok: true });
  expect(await shown(stage, 'ola')).toContain('*Component Opening hours*');
  expect(await shown(stage, 'ola')).toMatch(/\*Ola [^*]*\* added component Opening hours/);
  await ola.press({ viewId: page.id }, 'policy.add-label', { value: 'label' });
  expect(await fill(stage, { name: 'Waiting for parts', colour: '#D73A4A' })).toEqual({ ok: true });
  await triaged(stage, 'Opening hours', ['Waiting for parts']);
  expect(saidIn(await cardOf(stage, 1))).toMatch(/Opening hours.*Waiting for parts/s);
});

it('TRI-6 refuses at its field a name that is empty or taken, and a colour that is none', async () => {
  const stage = await opened();
  const ola = stage.as('ola');
  await ola.press({ viewId: (await topModal(ola)).id }, 'policy.add-label', { value: 'label' });
  expect((await fill(stage, { name: 'BLOCKED' })).errors).toEqual({
    name: 'There is a label “Blocked” already. Write another name.',
  });
  expect((await fill(stage, { name: '   ' })).errors).toEqual({ name: 'Write a name.' });
  expect((await fill(stage, { name: '-x' })).errors?.name).toContain('cannot begin with -');
  expect((await fill(stage, { name: 'New', colour: 'red' })).errors?.colour).toContain('six digits');
  expect((await termsOf(stage)).some((term) => term.name === 'New')).toBe(false);
});

it('TRI-6 a rename shows everywhere, and the history keeps the words of its time', async () => {
  const stage = await opened();
  await triaged(stage, 'Search');
  await act(stage, 'component', 'Search', 'policy.edit');
  expect(await fill(stage, { name: 'Finding things' })).toEqual({ ok: true });
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).toContain('Finding things');
  expect(await shown(stage, 'ola')).toContain('renamed component Search to Finding things');
  await pressMore(stage, 'tomas', 1, 'history');
  expect(await shown(stage)).toContain('set the component Search');
  await stage.restart();
  expect((await termsOf(stage)).filter((term) => /Search|Finding/.test(term.name))).toHaveLength(1);
});

it('TRI-6 retiring asks first, says how many tickets have it, and can be taken back', async () => {
  const stage = await opened();
  await triaged(stage, 'Search');
  await press(stage, 'tomas', 1, 'ticket.triage');
  await act(stage, 'component', 'Search', 'policy.retire');
  expect(await shown(stage, 'ola')).toContain('1 ticket has it and keeps it');
  expect(await save(stage, 'ola')).toEqual({ ok: true });
  expect(await shown(stage, 'ola')).toContain('Retired: Search');

  expect(await save(stage)).toEqual({ ok: true });
  expect(saidIn(await cardOf(stage, 1))).toContain('Search');
  await press(stage, 'tomas', 1, 'ticket.triage');
  await choose(stage, 'component', ['Search (retired)']);
  await choose(stage, 'component', ['Content']);
  await save(stage);
  await press(stage, 'tomas', 1, 'ticket.triage');
  expect([...(await offered(stage, 'component')).keys()]).not.toContain('Search (retired)');

  await act(stage, 'component', 'Search', 'policy.bring-back');
  expect(await shown(stage, 'ola')).not.toContain('Retired: Search');
});

it('TRI-6 a component that is retired while the form is open is refused at its field', async () => {
  const stage = await opened();
  await press(stage, 'tomas', 1, 'ticket.triage');
  await answerAll(stage, { incident: 'no', type: 'other' });
  await choose(stage, 'component', ['Search']);
  await act(stage, 'component', 'Search', 'policy.retire');
  await save(stage, 'ola');
  expect((await save(stage)).errors).toEqual({
    component: 'The component “Search” is retired. Choose another, or none.',
  });
  expect(saidIn(await cardOf(stage, 1))).not.toContain('Search');
});

it('TRI-6 merging asks first, moves the tickets, and leaves no second word for one thing', async () => {
  const stage = await opened();
  await triaged(stage, 'Search', ['Blocked', 'Epic']);
  await act(stage, 'label', 'Epic', 'policy.merge');
  const into = async (name: string) => {
    const form = await topModal(stage.as('ola'));
    const chosen = { value: await termId(stage, 'label', name), text: { type: 'plain_text', text: name } };
    await stage.as('ola').fill(form.id, { into: { value: { selected_option: chosen } } });
    return save(stage, 'ola');
  };
  expect((await into('Epic')).errors?.into).toContain('cannot be merged into itself');
  await into('Blocked');
  expect(await shown(stage, 'ola')).toContain('*Merge Epic into Blocked?*');
  expect(await shown(stage, 'ola')).toContain('1 ticket has Epic and will have Blocked');
  expect(await save(stage, 'ola')).toEqual({ ok: true });
  expect(await shown(stage, 'ola')).toContain('merged label Epic into Blocked');
  const card = saidIn(await cardOf(stage, 1));
  expect(card).toContain('Blocked');
  expect(card).not.toContain('Epic');
  await stage.as('tomas').command('#desk-triage', '/ticket label 1 -epic');
  expect((await lastIn(stage, 'tomas', '#desk-triage')).text).toContain('took off Blocked');
});

it('TRI-6 a merge of very many tickets goes on in steps, over a restart, and says how far it is', async () => {
  const stage = await opened();
  await triaged(stage, 'Search', ['Epic']);
  const [from, into] = [await termId(stage, 'label', 'Epic'), await termId(stage, 'label', 'Blocked')].map(
    Number,
  );
  await labelMany(stage, from ?? 0, 1_200);
  await act(stage, 'label', 'Epic', 'policy.merge');
  const form = await topModal(stage.as('ola'));
  const chosen = { value: String(into), text: { type: 'plain_text', text: 'Blocked' } };
  await stage.as('ola').fill(form.id, { into: { value: { selected_option: chosen } } });
  await save(stage, 'ola');
  expect(await save(stage, 'ola')).toEqual({ ok: true });
  expect(await shown(stage, 'ola')).toContain('Epic becomes Blocked: 701 tickets still to go');
  expect(saidIn(await cardOf(stage, 1))).not.toContain('Epic');

  await stage.restart();
  await stage.pass(60_000);
  const terms = await termsOf(stage);
  const count = (id: number | undefined) =>
    countTicketsWith(stage.running.desk.db, { id: id ?? 0, kind: 'label' });
  expect([await count(from), await count(into)]).toEqual([0, 1_201]);
  expect(terms.find(({ id }) => id === from)?.mergedIntoId).toBe(into);
  const done = (await stage.as('ola').history('@firstline'))
    .map(saidIn)
    .filter((text) => text.includes('Epic'));
  expect(done).toHaveLength(1);
  expect(done[0]).toContain('Every ticket that had the label Epic has Blocked now');
  expect(saidIn(await cardOf(stage, 1))).toContain('Blocked');
  await pressMore(stage, 'tomas', 1, 'history');
  expect(await shown(stage)).toContain('put on the label Epic');
});

/** Closed tickets with a label, as a desk has after years. */
async function labelMany(stage: Stage, termId: number, count: number): Promise<void> {
  const { desk, workspaceId } = stage.running;
  await transact(desk.db, async (tx) => {
    const { tickets, ticketLabels } = tx.tables;
    for (let n = 0; n < count; n += 100) {
      const rows = Array.from({ length: 100 }, (_, i) =>
        newTicket({ workspaceId, number: 10_000 + n + i, status: 'closed', isOpen: false }),
      );
      const filed = await tx.insert(tickets).values(rows).returning({ ticketId: tickets.id });
      await tx.insert(ticketLabels).values(filed.map((row) => ({ ...row, workspaceId, termId })));
    }
  });
}

it('TRI-6 two admins at once: the second is told, and nothing is done twice', async () => {
  const stage = await opened();
  await act(stage, 'label', 'Epic', 'policy.retire');
  const id = Number(await termId(stage, 'label', 'Epic'));
  const { terms } = stage.running.desk.db.tables;
  await transact(stage.running.desk.db, async (tx) =>
    tx.update(terms).set({ retiredAt: stage.clock.now() }).where(eq(terms.id, id)),
  );
  await save(stage, 'ola');
  expect(await shown(stage, 'ola')).toContain('“Epic” is retired already');
});

it('TRI-6 a list of more than a hundred is searched by typing', async () => {
  const stage = await opened();
  const { running } = stage;
  await transact(running.desk.db, async (tx) => {
    for (let n = 1; n <= 101; n += 1) {
      const name = `Branch ${n}`;
      const { workspaceId } = running;
      await insertTerm(tx, { workspaceId, kind: 'component', name, key: name.toLowerCase() });
    }
  });
  await press(stage, 'tomas', 1, 'ticket.triage');
  await answerAll(stage, { incident: 'no', type: 'other' });
  const form = await topModal(stage.as('tomas'));
  const found = await stage.as('tomas').suggest({ viewId: form.id }, 'component', 'value', 'branch 10');
  expect(found.map(({ text }) => text)).toEqual(['Branch 10', 'Branch 100', 'Branch 101']);
  const option = { value: found[0]?.value, text: { type: 'plain_text', text: 'Branch 10' } };
  await stage.as('tomas').fill(form.id, { component: { value: { selected_option: option } } });
  await save(stage);
  expect(saidIn(await cardOf(stage, 1))).toContain('Branch 10');

  await stage.as('ola').command('#desk-triage', '/desk policy');
  const page = await topModal(stage.as('ola'));
  const all = await stage.as('ola').suggest({ viewId: page.id }, 'term', 'policy.choose', 'search');
  expect(all.map(({ text }) => text)).toEqual(['Search (component)']);
});
