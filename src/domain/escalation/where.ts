import { keyOf } from '../taxonomy/terms.ts';

/** A repository that takes the tickets of some components, instead of the desk's own. */
export interface Repository {
  /** `owner/name`. */
  readonly repo: string;
  readonly components: readonly string[];
}

/** Where a ticket's issue belongs: by its component's name, today's or that of the policy; else the desk's own repository. */
export function repoFor(
  repositories: readonly Repository[],
  own: string,
  component: { readonly name: string; readonly seededAs: string | null } | undefined,
): string {
  const names = component ? [component.name, component.seededAs ?? component.name].map(keyOf) : [];
  const found = repositories.find(({ components }) => components.some((one) => names.includes(keyOf(one))));
  return found?.repo ?? own;
}

/** Every repository the desk may open issues in. */
export const allRepos = (repositories: readonly Repository[], own: string): string[] => [
  ...new Set([own, ...repositories.map(({ repo }) => repo)]),
];
