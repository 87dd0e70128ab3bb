const SECOND_MS = 1000;

/** How a list is asked for: the oldest change first. */
interface Asked {
  readonly sort: 'updated';
  readonly direction: 'asc';
  readonly since: string;
  readonly page: number;
  readonly per_page: 100;
}

interface Page<T> {
  readonly data: readonly T[];
  readonly headers: { readonly link?: string | undefined };
}

/**
 * All that changed since, page by page. Lists lag now and then and things change while they are read, so that what is
 * counted off by pages slips over the edge between two of them. Each page therefore begins with the time at which the
 * one before it ended: something may come twice, but nothing is passed over.
 */
export async function* changedSince<T extends { readonly updated_at: string }>(
  since: Date,
  list: (asked: Asked) => Promise<Page<T>>,
): AsyncGenerator<readonly T[]> {
  let from = since;
  for (let page = 1; ; page++) {
    const asked = {
      sort: 'updated',
      direction: 'asc',
      since: from.toISOString(),
      page,
      per_page: 100,
    } as const;
    const { data, headers } = await list(asked);
    yield data;
    if (!headers.link?.includes('rel="next"')) return;
    // GitHub's times are whole seconds, and whether `since` takes in its own second it does not say.
    const reached = new Date(Date.parse(data.at(-1)?.updated_at ?? asked.since) - SECOND_MS);
    if (reached <= from) continue;
    from = reached;
    page = 0;
  }
}

/** The newest of each, in the order in which they came. */
export async function collect<T extends { readonly id: number }>(
  pages: AsyncIterable<readonly T[]>,
): Promise<T[]> {
  const found = new Map<number, T>();
  for await (const page of pages) for (const one of page) found.set(one.id, one);
  return [...found.values()];
}
