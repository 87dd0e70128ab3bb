import { expect, it } from 'vitest';
import { askedTwice } from '../support/merging.ts';
import { openStage, type Stage, submit, topModal } from '../support/stage.ts';

async function offeredTo(stage: Stage, who: string, text: string): Promise<string> {
  await stage.as(who).command('#general', `/ticket ${text}`);
  const form = JSON.stringify((await topModal(stage.as(who))).view);
  for (const left of await stage.as(who).modals()) await stage.as(who).closeModal(left.id, true);
  return form;
}

it('IN-6 offers open tickets like what is being written, and filing goes on as it was', async () => {
  const { stage } = await askedTwice();
  const lena = stage.as('lena');
  await lena.command('#general', '/ticket Our search finds nothing for story time');
  const form = await topModal(lena);
  expect(JSON.stringify(form.view)).toMatch(/Could this help\?.*Search finds nothing since lunch/);
  const write = async (value: string) => {
    await lena.press({ viewId: form.id }, 'value', { block_id: 'summary', value });
    await stage.settle();
    return JSON.stringify((await topModal(lena)).view);
  };
  expect(await write('My password is locked')).not.toContain('Could this help');
  expect(await write('The search page finds nothing')).toContain('The search page finds nothing any more');
  expect(await submit(lena, { summary: 'Search finds nothing for story time' })).toEqual({ ok: true });
});

it('IN-6 CNV-4 offers nobody what is private, sensitive, or asked where they cannot read', async () => {
  const stage = await openStage();
  await stage.as('jonas').post('@firstline', 'Search finds nothing for CANARY pages');
  await stage.settle();
  expect(await offeredTo(stage, 'lena', 'Our search finds nothing for my pages')).not.toContain('CANARY');
  expect(await offeredTo(stage, 'jonas', 'Our search finds nothing for my pages')).toContain('Your ticket 1');
});

it('IN-6 offers nothing where nothing is alike, and nothing that is over', async () => {
  const { stage } = await askedTwice();
  expect(await offeredTo(stage, 'lena', 'My password is locked')).not.toContain('Could this help');
});
