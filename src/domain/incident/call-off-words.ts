import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import { headName, type Named } from './name.ts';

/** INC-13: to everybody who was told of it. */
export function calledOffWords(incident: Named, reporter: string, reason: string): Words {
  return internalWords(
    `*${headName(incident)} was a false alarm.* Nothing is to be done. ${escapeText(reporter)} saw it and said so, which was right. The reason:`,
    { quote: reason },
  );
}

/** To whoever saw it. */
export function thanksWords(incident: Named, reason: string): Words {
  return internalWords(
    `You saw it and said so: thank you. ${headName(incident)} was a false alarm, and finding that out took somebody who spoke up. The reason:`,
    { quote: reason },
  );
}
