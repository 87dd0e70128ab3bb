import { expect, it } from 'vitest';
import {
  isAllFiled,
  type JournalLine,
  listUnfiled,
  listUnfiledNotes,
  namesInJournal,
} from '../../../src/domain/incident/journal.ts';
import { declarationOf } from '../../support/declaration.ts';

const AT = Date.parse('2026-03-03T14:05:20Z');
const machine = { user: 'olga', as: null };

const declared = (key: string, atMs = AT): JournalLine => ({
  is: 'declared',
  key,
  atMs,
  machine,
  personId: 'os:olga',
  door: 'command line',
  declaration: declarationOf('saving fails'),
});

const noted = (key: string, incident: { key: string } | { name: string }): JournalLine => ({
  is: 'noted',
  key,
  atMs: AT,
  machine,
  incident,
  note: { of: 'log', text: 'restarted it', change: null },
});

it('INC-15 what is for a declaration of the journal waits until that is filed', () => {
  const lines = [declared('d1'), noted('n1', { key: 'd1' }), noted('n2', { name: '12' })];
  expect(listUnfiledNotes(lines).map(({ key }) => key)).toEqual(['n2']);
  const filed: JournalLine[] = [...lines, { is: 'done', key: 'd1', incidentId: 7 }];
  expect(listUnfiledNotes(filed).map(({ key }) => key)).toEqual(['n1', 'n2']);
  const rest: JournalLine[] = [
    { is: 'done', key: 'n1' },
    { is: 'done', key: 'n2' },
  ];
  expect([isAllFiled(filed), isAllFiled([...filed, ...rest])]).toEqual([false, true]);
});

it('INC-15 a declaration is called by its minute, and keeps that name when another is filed', () => {
  const lines = [declared('d1'), declared('d2', AT + 10_000), declared('d3', AT + 60_000)];
  const names = () => [...namesInJournal(lines)].map(([name, { key }]) => `${name} ${key}`);
  const all = ['1405z d1', '1405z-2 d2', '1406z d3'];
  expect(names()).toEqual(all);
  lines.push({ is: 'done', key: 'd1' });
  expect(names()).toEqual(all);
  expect(listUnfiled(lines).map(({ entry }) => entry.key)).toEqual(['d2', 'd3']);
});
