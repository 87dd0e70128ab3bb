import { expect, it } from 'vitest';
import { openStage, saidIn, submit } from '../support/stage.ts';

it('IN-1 IN-2 IN-4 files by slash command, acknowledges where it was asked, and posts one card', async () => {
  const stage = await openStage();
  const maya = stage.as('maya');

  const asked = await maya.command('#heron-help', '/ticket Event pages lose their map');
  expect(asked).toEqual({ ok: true });
  const filed = await submit(maya, { description: 'Since the update of yesterday.' });
  expect(filed).toEqual({ ok: true });
  await stage.settle();

  const [acknowledgement] = (await maya.history('#heron-help')).slice(-1);
  expect(acknowledgement?.text).toContain('Ticket 1 is with the desk: “Event pages lose their map”');

  const [card] = (await stage.as('tomas').history('#desk-triage')).slice(-1);
  expect(card && saidIn(card)).toMatch(/Ticket 1.*Event pages lose their map/s);
  expect(card && saidIn(card)).toContain('Maya Lindqvist');
  expect(card && saidIn(card)).toContain('Take it');
});
