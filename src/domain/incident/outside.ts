import { asMarkdown, asOneLine } from '../escalation/markdown.ts';
import { wallMoment } from '../message/dates.ts';

/** How people's words, and moments, are written in Markdown that leaves the desk. */
export interface Pen {
  readonly lines: (text: string) => string;
  readonly line: (text: string) => string;
  /** Of somebody who works on it. */
  readonly name: (name: string) => string;
  readonly at: (moment: Date) => string;
  /** On whose clock. */
  readonly zone: string;
}

/** `clean` takes out what must not be there; by default nothing, for those who were part of it. */
export const penFor = (zone: string, clean: (text: string) => string = (text) => text): Pen => ({
  lines: (text) => asMarkdown(clean(text)),
  line: (text) => asOneLine(clean(text)),
  name: asOneLine,
  at: (moment) => wallMoment(moment, zone),
  zone,
});
