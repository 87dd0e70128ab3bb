import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import type { TermKind } from './terms.ts';

/** To whoever merged two terms, once the last of many tickets is moved. */
export const mergeDoneWords = (kind: TermKind, name: string, into: string): Words =>
  internalWords(
    `Every ticket that had the ${kind} ${escapeText(name)} has ${escapeText(into)} now. Their history keeps the old name.`,
  );
