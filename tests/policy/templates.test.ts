import { expect, it } from 'vitest';
import { findPromises } from '../../src/domain/promise/find-promises.ts';
import { TEMPLATE_NAMES, templatesOf, UPDATE_KINDS } from '../../src/domain/update/kinds.ts';
import { fillTemplate } from '../../src/domain/update/template.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { mistakesIn, read } from './read.ts';

it('UPD-2 FR-2 ships a draft for each of the twelve kinds, and three for the first response', () => {
  const { templates } = loadPolicy('default');
  expect(UPDATE_KINDS).toHaveLength(12);
  expect(templatesOf('first response')).toHaveLength(3);
  expect(templatesOf('after triage')).toHaveLength(3);
  expect(Object.keys(templates)).toEqual(TEMPLATE_NAMES);
});

it('UPD-2 a desk writes some drafts of its own, and has the shipped ones for the rest', () => {
  const { templates } = read('templates:\n  solved: Hello {requester}, done.');
  expect(templates.solved).toBe('Hello {requester}, done.');
  expect(templates.deployed).toBe(loadPolicy('default').templates.deployed);
  expect(read('').templates).toEqual(loadPolicy('default').templates);
});

it.each([
  [
    '  solved: Hello {requestor}',
    ['desk.yml:9: templates.solved names {requestor}, which stands for nothing; did you mean requester?'],
  ],
  [
    '  solved: ""',
    ['desk.yml:9: templates.solved has no words; write the words of the draft, such as Hello {requester}, …'],
  ],
  [
    `  solved: ${'x'.repeat(2001)}`,
    ['desk.yml:9: templates.solved has 2001 characters; 2000 are the most that fit the form'],
  ],
  ['  sovled: Hello', ['desk.yml:9: templates.sovled is no key here; did you mean solved?']],
  [
    '  solved: [a]',
    ['desk.yml:9: templates.solved write the words of the draft, such as Hello {requester}, …'],
  ],
] as const)('UPD-2 names what is wrong with a draft: %s', (templates, lines) => {
  expect(mistakesIn(`templates:\n${templates}`)).toEqual(lines);
});

it.each([
  [
    'call_link: http://meet.example',
    'call_link “http://meet.example” is no address; write the address of a call, such as https://meet.example/desk-{ticket}',
  ],
  [
    'call_link: https://meet.example/{tikcet}',
    'call_link names {tikcet}, which stands for nothing; did you mean ticket?',
  ],
] as const)('CNV-6 names what is wrong with the link of a call: %s', (line, mistake) => {
  expect(mistakesIn(`${line}\n`)).toEqual([`desk.yml:8: ${mistake}`]);
});

it('UPD-2 a draft for workarounds keeps a place for them', () => {
  expect(mistakesIn('templates:\n  workaround: Hello')).toEqual([
    'desk.yml:9: templates.workaround has no {workaround}, the place for what the agent writes',
  ]);
});

it('UPD-3 W-6 no shipped draft promises a date, or speaks as staff do', () => {
  const { templates } = loadPolicy('default');
  const values = {
    requester: 'Maya Lind',
    ticket: 142,
    agent: 'Tomas Rivera',
    summary: 'Maps are lost',
    workaround: 'Reload.',
  };
  for (const template of Object.values(templates)) {
    const text = fillTemplate(template, values);
    expect(text).not.toMatch(/[{}]|tier|\bP[123]\b|SLA|escalat|sorry|please be patient|!/i);
    expect(findPromises(text, { today: '2026-03-03', asked: '' })).toEqual([]);
    expect(text).toMatch(/^Hello Maya,\n[\s\S]*\nTomas Rivera$/);
  }
});

it('UPD-2 leaves braces of the requester’s own summary alone', () => {
  const values = { requester: 'Maya', ticket: 1, agent: 'Tomas', summary: 'The {agent} field' };
  expect(fillTemplate('{summary}, {requester}', values)).toBe('The {agent} field, Maya');
});
