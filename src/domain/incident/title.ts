import { clean } from '../message/slack-text.ts';

/** As long as fits a line of the headlines. */
export const TITLE_LENGTH = 150;
const SHORTEST = 3;

/** The words in one line; undefined where they are too few or too many. */
export function readTitle(text: string): string | undefined {
  const title = clean(text).replaceAll(/\s+/g, ' ').trim();
  return title.length >= SHORTEST && title.length <= TITLE_LENGTH ? title : undefined;
}
