import type { PersonWindow } from '../../../sandbox/browser/person-window.ts';

/** Fills in *Assess*: something is broken for many, and nothing is suspicious. */
export async function assess(who: PersonWindow): Promise<void> {
  await who
    .button(/^Assess/)
    .first()
    .click();
  await who.dialog.getByRole('checkbox', { name: /^Availability/ }).check();
  await who.dialog.getByRole('checkbox', { name: /^Integrity/ }).check();
  await who.dialog.getByRole('radio', { name: /^High/ }).check();
  const answer = async (question: string | RegExp, choice: string) =>
    who.dialog
      .getByRole('group', { name: question })
      .getByRole('radio', { name: choice, exact: true })
      .check();
  await answer(/cause lie outside/, 'Unknown');
  await answer(/suspicious/, 'No');
  await answer(/contingency plan/, 'No');
  await answer(/product owner/, 'No');
  await who.field('Why, or why not?').fill('Reading works');
}
