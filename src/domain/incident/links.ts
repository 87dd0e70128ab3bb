import type { Named } from './name.ts';

export interface IncidentLink {
  readonly title: string;
  readonly url: string;
}

/** As the policy has them; {incident} stands for the number. */
export interface LinkTemplates {
  readonly bridge: string | null;
  readonly secureDocument: string | null;
  readonly runbook: string | null;
}

/** What stands beside every incident: bookmarks of its room, and a line of its card and of each sitrep (INC-2). */
export function linksOf(
  { bridge, secureDocument, runbook }: LinkTemplates,
  { number, codename }: Pick<Named, 'number' | 'codename'>,
): IncidentLink[] {
  const all = [
    ['Bridge', bridge],
    ['Secure document', secureDocument],
    ['Runbook', runbook],
  ] as const;
  return all.flatMap(([title, template]) =>
    template ? [{ title, url: template.replaceAll('{incident}', codename ?? String(number)) }] : [],
  );
}

/**
 * What people are offered in the place of Slack (INC-11). Without an incident, only one that is the same for all of
 * them.
 */
export function secureDocumentOf(
  links: LinkTemplates,
  incident?: Pick<Named, 'number' | 'codename'>,
): string | null {
  const { secureDocument } = links;
  if (!incident) return secureDocument?.includes('{incident}') ? null : secureDocument;
  return linksOf({ bridge: null, runbook: null, secureDocument }, incident)[0]?.url ?? null;
}

/** The policy takes no address with a sign that could end a link early. */
export const tellLinks = (links: readonly IncidentLink[]): string =>
  links.map(({ title, url }) => `<${url}|${title}>`).join('  ·  ');
