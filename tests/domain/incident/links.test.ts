import { expect, it } from 'vitest';
import { secureDocumentOf } from '../../../src/domain/incident/links.ts';

const linksTo = (secureDocument: string | null) => ({ bridge: null, runbook: null, secureDocument });
const EACH = linksTo('https://docs.example/{incident}');
const ONE = linksTo('https://docs.example/secure');

it('INC-11 the secure document of an incident is named by its number or codename, and a ticket has only one for all', () => {
  expect(secureDocumentOf(EACH, { number: 12, codename: null })).toBe('https://docs.example/12');
  expect(secureDocumentOf(EACH, { number: 12, codename: 'room-juniper' })).toBe(
    'https://docs.example/room-juniper',
  );
  expect(secureDocumentOf(EACH)).toBeNull();
  expect(secureDocumentOf(ONE)).toBe('https://docs.example/secure');
  expect(secureDocumentOf(linksTo(null))).toBeNull();
});
