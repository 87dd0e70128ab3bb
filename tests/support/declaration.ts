import type { Declaration } from '../../src/services/incident/declare-incident.ts';

/** As a form declares in which nothing but the title is filled in. */
export const declarationOf = (title: string): Declaration => ({
  title,
  severity: null,
  isPrivate: false,
  isDrill: false,
  message: null,
  ticketNumber: null,
  stormId: null,
});
