import { expect, it } from 'vitest';
import { listTicketEvents } from '../../src/db/ticket-events.ts';
import { getTicketByNumber } from '../../src/db/tickets.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { cardOf, lastIn, press, staffThread, texts } from '../support/look.ts';
import { openStage, submit } from '../support/stage.ts';

it('goes on by direct message when the bot is put out of the channel, and staff are told', async () => {
  const stage = await openStage();
  await stage.as('ben').post('#heron-help', 'Search finds nothing since lunch.');
  await stage.settle();
  stage.slack.kickBot('#heron-help');
  await stage.settle();
  await press(stage, 'tomas', 1, 'ticket.reply');
  await submit(stage.as('tomas'), { text: 'Hello Ben, I am looking.' });
  await stage.settle();
  expect((await lastIn(stage, 'ben', '@firstline')).text).toContain('Hello Ben, I am looking.');
  expect(texts(await staffThread(stage, 1)).join()).toContain('I go on by direct message');

  const direct = await lastIn(stage, 'ben', '@firstline');
  await stage.as('ben').post('@firstline', 'It works again', direct.ts);
  await stage.settle();
  expect(texts(await staffThread(stage, 1)).join()).toContain('Ben Castellano: It works again');
});

it('says so under the card when the requester has left', async () => {
  const stage = await openStage();
  await stage.as('jonas').post('@firstline', 'My account is locked since Monday');
  await stage.settle();
  await stage.slack.changePerson('jonas', { deleted: true });
  await stage.settle();
  await press(stage, 'tomas', 1, 'ticket.reply');
  await submit(stage.as('tomas'), { text: 'Hello Jonas' });
  await stage.settle();
  const said = texts(await staffThread(stage, 1)).join();
  const arrived = (await stage.as('tomas').thread('#desk-triage', (await cardOf(stage, 1)).ts)).length;
  expect(arrived).toBeGreaterThan(1);
  expect(said).toMatch(/did not reach Jonas Weber|Hello Jonas/);
});

it('acknowledges a requester while there is no triage channel to post the card in', async () => {
  const stage = await openStage();
  stage.slack.archiveChannel('#desk-triage');
  await stage.as('ben').post('#heron-help', 'Search finds nothing since lunch.');
  await stage.slack.settled();
  await stage.running.settled();
  const [, answer] = await stage
    .as('ben')
    .thread('#heron-help', (await lastIn(stage, 'ben', '#heron-help')).ts);
  expect(answer?.text).toContain('Ticket 1 is with the desk');
});

it('a mark that cannot be made holds nothing up, and a private answer finds its reader', async () => {
  const stage = await openStage();
  stage.slack.addChannel('board', 'private', ['maya', 'ruth']);
  const said = await stage.as('maya').post('#board', 'The budget page is empty.');
  await stage.as('ruth').messageShortcut('#board', said.ts, 'ticket.file');
  await submit(stage.as('ruth'), {});
  await stage.settle();
  await press(stage, 'tomas', 1, 'ticket.resolve');
  const form = (await stage.as('tomas').modals())[0];
  await stage.as('tomas').fill(form?.id ?? '', {
    resolution: { value: { selected_option: { value: 'done', text: { type: 'plain_text', text: 'x' } } } },
  });
  await stage.as('tomas').submit(form?.id ?? '');
  await stage.settle();
  const direct = await lastIn(stage, 'maya', '@firstline');
  expect(texts(await stage.as('maya').thread('@firstline', direct.ts)).join()).toContain('resolved ticket 1');

  await stage.as('ruth').messageShortcut('#board', said.ts, 'ticket.file');
  await stage.settle();
  expect((await lastIn(stage, 'ruth', '@firstline')).text).toContain('This is already ticket 1');
});

it('UPD-1 a change that cannot be told counts as untold, and its owner reads why', async () => {
  const stage = await openStage();
  await stage.as('ben').post('#heron-help', 'Search finds nothing since lunch.');
  await stage.settle();
  await stage.slack.changePerson('ben', { deleted: true });
  await stage.settle();
  await press(stage, 'tomas', 1, 'ticket.take');
  await stage.pass(MINUTE_MS);
  const tomas = stage.as('tomas').person.id;
  expect(texts(await staffThread(stage, 1)).join()).toContain(
    `⚠️ <@${tomas}> This did not reach Ben Castellano (deactivated): “Tomas Rivera`,
  );
  const { desk, workspaceId } = stage.running;
  const { id } = await getTicketByNumber(desk.db, workspaceId, 1);
  expect((await listTicketEvents(desk.db, id)).map(({ kind }) => kind)).not.toContain('told');
});

it('UPD-1 a change is told by direct message where the requester’s thread is closed to the desk', async () => {
  const stage = await openStage();
  await stage.as('ben').post('#heron-help', 'Search finds nothing since lunch.');
  await stage.settle();
  stage.slack.kickBot('#heron-help');
  await stage.settle();
  await press(stage, 'tomas', 1, 'ticket.take');
  await stage.pass(MINUTE_MS);
  expect((await lastIn(stage, 'ben', '@firstline')).text).toBe(
    'Tomas Rivera has ticket 1 now. Tomas Rivera answers here next.',
  );
});

it('UPD-1 a change reaches a requester who deleted what they asked', async () => {
  const stage = await openStage();
  const root = await stage.as('ben').post('#heron-help', 'Search finds nothing since lunch.');
  await stage.settle();
  await stage.as('ben').remove('#heron-help', root.ts);
  await stage.settle();
  await press(stage, 'tomas', 1, 'ticket.take');
  await stage.pass(MINUTE_MS);
  const read = [
    ...(await stage
      .as('ben')
      .thread('#heron-help', root.ts)
      .catch(() => [])),
    ...(await stage
      .as('ben')
      .history('@firstline')
      .catch(() => [])),
  ];
  expect(texts(read).join()).toContain('Tomas Rivera has ticket 1 now.');
});

it('UPD-1 direct messages that are closed to the desk leave the owner a word', async () => {
  const stage = await openStage();
  await stage.as('jonas').post('@firstline', 'My account is locked since Monday');
  await stage.settle();
  stage.slack.faults.inject({ kind: 'error', method: 'chat.postMessage', code: 'messages_tab_disabled' });
  await press(stage, 'tomas', 1, 'ticket.take');
  await stage.pass(MINUTE_MS);
  expect(texts(await staffThread(stage, 1)).join()).toContain('This did not reach Jonas Weber');
});
