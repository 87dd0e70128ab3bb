import { useCallback, useRef, useState } from 'react';
import type { ListOption } from './select-options.ts';

const PAUSE_MS = 150;
const NOTHING: readonly ListOption[] = [];

/** A list that is searched while somebody types. An answer that comes after a newer question is dropped. */
export function useSearch(search: (typed: string) => Promise<readonly ListOption[]>, searchFrom: number) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [options, setOptions] = useState(NOTHING);
  const [searching, setSearching] = useState(false);
  const question = useRef(0);

  const ask = useCallback(
    (words: string, pauseMs: number) => {
      question.current += 1;
      const mine = question.current;
      if (words.length < searchFrom) {
        setSearching(false);
        return setOptions(NOTHING);
      }
      setSearching(true);
      setTimeout(async () => {
        if (mine !== question.current) return;
        const found = await search(words).catch(() => NOTHING);
        if (mine !== question.current) return;
        setOptions(found);
        setSearching(false);
      }, pauseMs);
    },
    [search, searchFrom],
  );

  const open = useCallback(() => {
    setOpen(true);
    setTyped('');
    ask('', 0);
  }, [ask]);

  const close = useCallback(() => {
    question.current += 1;
    setOpen(false);
    setTyped('');
    setOptions(NOTHING);
  }, []);

  function type(words: string): void {
    setOpen(true);
    setTyped(words);
    ask(words, searchFrom > 0 ? PAUSE_MS : 0);
  }

  const words = searchWords(options.length, searching, typed, searchFrom);
  return { isOpen, typed, options, words, open, close, type };
}

function searchWords(
  found: number,
  searching: boolean,
  typed: string,
  searchFrom: number,
): string | undefined {
  if (found > 0) return undefined;
  if (typed.length < searchFrom) return `Type at least ${searchFrom} characters`;
  return searching ? 'Searching…' : 'Nothing found';
}
