import { useEffect, useState } from 'react';
import { Icon } from './icon.tsx';
import { useMedia } from './use-store.ts';

const KEY = 'firstline.theme';
type Theme = 'light' | 'dark';

/** The system's choice until somebody presses. */
export function ThemeToggle() {
  const [chosen, setChosen] = useState<Theme | undefined>(remembered);
  const system: Theme = useMedia('(prefers-color-scheme: dark)') ? 'dark' : 'light';
  const theme = chosen ?? system;
  const other: Theme = theme === 'dark' ? 'light' : 'dark';

  useEffect(() => {
    if (chosen) document.documentElement.dataset.theme = chosen;
  }, [chosen]);

  function press(): void {
    localStorage.setItem(KEY, other);
    setChosen(other);
  }

  return (
    <button
      type="button"
      className="bar-button"
      aria-label={`Use ${other} colours`}
      title={`Use ${other} colours`}
      onClick={press}
    >
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
    </button>
  );
}

function remembered(): Theme | undefined {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : undefined;
}
