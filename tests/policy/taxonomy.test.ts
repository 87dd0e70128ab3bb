import { describe, expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { mistakesIn, read } from './read.ts';

const taxonomyOf = (lines: string) => read(`taxonomy:\n${lines}`).taxonomy;

it('TRI-6 ships components and labels, with the colours they have in GitHub', () => {
  const { types, components, labels } = loadPolicy('default').taxonomy;
  expect(types).toContain('content question');
  expect(components).toHaveLength(11);
  expect(labels).toHaveLength(17);
  expect(labels.find((label) => label.follows === 'P1')).toMatchObject({
    name: 'Critical defect',
    colour: 'b60205',
  });
});

it('TRI-6 is what is shipped where the policy says nothing of it, part by part', () => {
  const shipped = loadPolicy('default').taxonomy;
  expect(read('').taxonomy).toEqual(shipped);
  const own = taxonomyOf('  components: [Maps]\n');
  expect(own).toEqual({ ...shipped, components: ['Maps'] });
});

it('TRI-2 hides the types it does not name, in its own order', () => {
  expect(taxonomyOf('  types: [other, enhancement]\n').types).toEqual(['other', 'enhancement']);
});

describe('TRI-6 names each mistake, its place, and what would be right', () => {
  it.each([
    ['  types: [defct]', 'desk.yml:9: taxonomy.types.0 “defct” is no type; did you mean defect?'],
    ['  types: []', 'desk.yml:9: taxonomy.types name no type; a ticket needs one'],
    ['  types: [other, other]', 'desk.yml:9: taxonomy.types.1 names other a second time'],
    [
      '  types: [defect]',
      'desk.yml:9: taxonomy.types have defect without information request, which is what a misunderstood feature becomes',
    ],
    ['  components: Maps', 'desk.yml:9: taxonomy.components write a list of components, or []'],
    ['  components: [Maps, maps]', 'desk.yml:9: taxonomy.components.1 “maps” is named twice'],
    ['  components: [""]', 'desk.yml:9: taxonomy.components.0 “”: Write a name.'],
    [
      "  labels:\n    Blocked: { colour: 'red' }",
      "desk.yml:10: taxonomy.labels.Blocked.colour “red” is no colour; write six hexadecimal digits in quotes, such as 'd73a4a'",
    ],
    [
      "  labels:\n    Blocked: { colour: 'b60205', follow: P1 }",
      'desk.yml:10: taxonomy.labels.Blocked.follow is no key here; did you mean follows?',
    ],
    [
      "  labels:\n    Blocked: { colour: 'b60205', follows: p1 }",
      'desk.yml:10: taxonomy.labels.Blocked.follows “p1” is nothing a label can follow; did you mean P1?',
    ],
    [
      "  labels:\n    Bug: { colour: 'b60205', follows: defect }\n    Defect: { colour: 'b60205', follows: defect }",
      'desk.yml:11: taxonomy.labels.Defect follows defect, and so does Bug; one of them is enough',
    ],
    [
      "  labels:\n    -blocked: { colour: 'b60205' }",
      'desk.yml:10: taxonomy.labels.-blocked A name cannot begin with - or +, which take a label away and add it.',
    ],
    ['  label: {}', 'desk.yml:9: taxonomy.label is no key here; did you mean labels?'],
  ])('%s', (lines, line) => {
    expect(mistakesIn(`taxonomy:\n${lines}\n`)).toEqual([line]);
  });
});
