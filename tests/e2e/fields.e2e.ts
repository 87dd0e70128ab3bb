import type { InputBlock, InputBlockElement, ModalView } from '@slack/types';
import { expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { openGallery } from './support/gallery.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const options = ['One', 'Two', 'Three'].map((text) => ({ text: plain(text), value: text }));

const input = (id: string, element: InputBlockElement, optional = true): InputBlock => ({
  type: 'input',
  block_id: id,
  label: plain(id),
  optional,
  element: { ...element, action_id: 'value' } as InputBlockElement,
});

const modal = (title: string, blocks: ModalView['blocks']): ModalView => ({
  type: 'modal',
  title: plain(title),
  submit: plain('Send'),
  blocks,
});

const EVERY = modal('Every field', [
  input('Line', { type: 'plain_text_input' }, false),
  input('Text', { type: 'plain_text_input', multiline: true }),
  input('Mail', { type: 'email_text_input' }),
  input('Address', { type: 'url_text_input' }),
  input('Number', { type: 'number_input', is_decimal_allowed: false }),
  input('Rich', { type: 'rich_text_input' }),
  input('One of', { type: 'static_select', options }),
  input('Some of', { type: 'multi_static_select', options }),
  input('Found', { type: 'external_select', min_query_length: 2 }),
  input('Person', { type: 'users_select' }),
  input('People', { type: 'multi_users_select' }),
  input('Channel', { type: 'channels_select' }),
  input('Place', { type: 'conversations_select' }),
  input('Day', { type: 'datepicker' }),
  input('Time', { type: 'timepicker' }),
  input('Moment', { type: 'datetimepicker' }),
  input('Boxes', { type: 'checkboxes', options }),
  input('Radio', { type: 'radio_buttons', options }),
  input('File', { type: 'file_input', max_files: 2 }),
]);

it('every field of a form is filled in, and arrives as Slack sends it', async () => {
  const { page, left, submitted } = await openGallery({
    view: EVERY,
    suggestions: (typed) => [`${typed} at noon`, `${typed} at night`],
  });
  expect(await axeFaults(page)).toEqual([]);
  await left.submit();
  await left.dialog.getByText('Please complete this required field.').waitFor();
  await left.field('Line').fill('A line');
  await left.field('Text').fill('Two\nlines');
  await left.field('Mail').fill('a@example.org');
  await left.field('Address').fill('https://example.org');
  await left.field('Number').fill('12');
  await left.field('Rich').fill('some words');
  await left.choose('One of', 'Two');
  await left.choose('Some of', 'One');
  await left.choose('Some of', 'Three');

  const found = left.dialog.getByRole('combobox', { name: 'Found' });
  await found.click();
  await page.getByText('Type at least 2 characters').waitFor();
  await found.pressSequentially('ni');
  await page.getByRole('option', { name: 'ni at noon' }).waitFor();
  await found.press('ArrowDown');
  await found.press('Enter');

  await left.dialog.getByRole('combobox', { name: 'Person' }).pressSequentially('Ruth');
  await page.getByRole('option', { name: /Ruth Abara/ }).click();
  for (const name of ['Sam', 'Priya']) {
    await left.dialog.getByRole('combobox', { name: 'People' }).pressSequentially(name);
    await page.getByRole('option', { name: new RegExp(name) }).click();
  }
  await left.choose('Channel', '#heron-help');
  await left.choose('Place', '#general');
  await left.field('Day').fill('2026-03-09');
  await left.field('Time').fill('08:30');
  await left.field('Moment').fill('2026-03-10T09:15');
  await left.dialog.getByRole('checkbox', { name: 'Two' }).check();
  await left.dialog.getByRole('radio', { name: 'Three' }).check();
  const log = { name: 'a.log', mimeType: 'text/plain', buffer: Buffer.from('lines') };
  await left.dialog.locator('input[type=file]').setInputFiles(log);
  expect(await axeFaults(page)).toEqual([]);
  await left.submit();
  await left.dialog.waitFor({ state: 'hidden' });

  expect(submitted[0]).toMatchObject({
    Line: { value: 'A line' },
    Text: { value: 'Two\nlines' },
    Mail: { value: 'a@example.org' },
    Address: { value: 'https://example.org' },
    Number: { value: '12' },
    Rich: { rich_text_value: { type: 'rich_text' } },
    'One of': { selected_option: { value: 'Two' } },
    'Some of': { selected_options: [{ value: 'One' }, { value: 'Three' }] },
    Found: { selected_option: { value: 'ni at night' } },
    Person: { selected_user: 'U0RUTH0000' },
    People: { selected_users: ['U0SAM00000', 'U0PRIYA000'] },
    Channel: { selected_channel: expect.stringMatching(/^C/) },
    Place: { selected_conversation: expect.stringMatching(/^C/) },
    Day: { selected_date: '2026-03-09' },
    Time: { selected_time: '08:30' },
    // In Maya's own zone, where clocks went forward on the 8th.
    Moment: { selected_date_time: Date.UTC(2026, 2, 10, 13, 15) / 1000 },
    Boxes: { selected_options: [{ value: 'Two' }] },
    Radio: { selected_option: { value: 'Three' } },
    File: { files: [{ name: 'a.log' }] },
  });
});

it('the app answers a form with faults at its fields, another form in its place, or one on top', async () => {
  const second = modal('Second', [input('Why', { type: 'plain_text_input' })]);
  const third = modal('Third', [input('When', { type: 'plain_text_input' })]);
  const { page, left, submitted } = await openGallery({
    view: modal('First', [input('What', { type: 'plain_text_input' })]),
    answers: [
      { response_action: 'errors', errors: { What: 'Say a little more.' } },
      { response_action: 'update', view: second },
      { response_action: 'push', view: third },
    ],
  });
  await left.field('What').fill('x');
  await left.submit();
  await left.dialog.getByText('Say a little more.').waitFor();
  expect(await left.field('What').inputValue()).toBe('x');
  await left.submit();
  await left.dialog.getByRole('heading', { name: 'Second' }).waitFor();
  await left.submit();
  await left.dialog.getByRole('heading', { name: 'Third' }).waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await left.dialog.getByRole('heading', { name: 'Second' }).waitFor();
  await page.keyboard.press('Escape');
  await left.dialog.waitFor({ state: 'hidden' });
  expect(submitted).toHaveLength(3);
});
