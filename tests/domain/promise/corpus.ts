import { readFileSync } from 'node:fs';

export interface Labelled {
  readonly isPromise: boolean;
  readonly text: string;
  readonly asked: string;
}

/** The sentences of one half, by the name of its file. */
export function readCorpus(name: 'tuning' | 'held-out'): Labelled[] {
  const lines = readFileSync(`tests/domain/promise/${name}.txt`, 'utf8').split('\n');
  return lines
    .filter((line) => /^(?:stop|pass) \|/.test(line))
    .map((line) => {
      const [label, text = '', asked = ''] = line.split('|').map((part) => part.trim());
      return { isPromise: label === 'stop', text: text.replaceAll('\\n', '\n'), asked };
    });
}
