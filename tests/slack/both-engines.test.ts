import { expect, it } from 'vitest';
import { testDatabase, testFile } from '../support/engines.ts';
import { cardOf, press, texts } from '../support/look.ts';
import { openStage, saidIn, submit, topModal } from '../support/stage.ts';

const databases = [
  ['sqlite', () => testFile()],
  ['postgres', () => testDatabase()],
] as const;

it.each(databases)(
  'a request is asked, answered, resolved and opened again, over a restart, on %s',
  async (name, database) => {
    const stage = await openStage({ database: await database() });
    expect(stage.running.desk.db.engine.name).toBe(name);
    const root = await stage.as('ben').post('#heron-help', 'Search finds nothing since lunch.');
    await stage.settle();
    await press(stage, 'tomas', 1, 'ticket.take');
    await press(stage, 'tomas', 1, 'ticket.reply');
    await submit(stage.as('tomas'), { text: 'Which browser do you use?' });
    await stage.settle();
    await stage.restart();
    await stage.as('ben').post('#heron-help', 'Firefox', root.ts);
    await stage.settle();
    await press(stage, 'tomas', 1, 'ticket.resolve');
    const form = await topModal(stage.as('tomas'));
    await stage.as('tomas').fill(form.id, {
      resolution: {
        value: { selected_option: { value: 'done', text: { type: 'plain_text', text: 'Done' } } },
      },
    });
    await stage.as('tomas').submit(form.id);
    await stage.settle();
    await stage.as('ben').post('#heron-help', 'It is still empty for me', root.ts);
    await stage.settle();
    const said = texts(await stage.as('ben').thread('#heron-help', root.ts)).join('\n');
    expect(said).toMatch(/with the desk.*Which browser.*Firefox.*resolved ticket 1.*open again/s);
    expect(saidIn(await cardOf(stage, 1))).toContain('In progress');
    await stage.as('ben').command('#general', '/ticket search find nothing');
    expect(texts(await stage.as('ben').history('#general')).join()).toContain('Search finds nothing');
  },
);
