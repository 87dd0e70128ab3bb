import { Children, type ReactNode } from 'react';

interface InOrderProps<T> {
  readonly items: readonly T[];
  readonly children: (item: T) => ReactNode;
}

/** Draws parts that have no names of their own and never move: words of a text, fields of a block. */
export function InOrder<T>({ items, children }: InOrderProps<T>): ReactNode {
  return Children.toArray(items.map((item) => children(item)));
}
