import { type IncidentFigures, median } from '../incident/figures.ts';

/** The middle values of the incidents of a window, in milliseconds; null: none came to that. */
export interface IncidentSummary {
  readonly days: number;
  readonly resolved: number;
  /** A good sign where people report early; in no figure. */
  readonly falseAlarms: number;
  readonly acknowledge: number | null;
  readonly firstSitrep: number | null;
  readonly contain: number | null;
  readonly resolve: number | null;
  readonly sitrepsDue: number;
  readonly sitrepsOnTime: number;
}

export function incidentSummary(
  days: number,
  figures: readonly IncidentFigures[],
  falseAlarms: number,
): IncidentSummary {
  const middle = (of: 'acknowledge' | 'firstSitrep' | 'contain' | 'resolve') =>
    median(figures.map((one) => one[of]));
  const sum = (of: 'sitrepsDue' | 'sitrepsOnTime') => figures.reduce((all, one) => all + one[of], 0);
  return {
    days,
    resolved: figures.length,
    falseAlarms,
    acknowledge: middle('acknowledge'),
    firstSitrep: middle('firstSitrep'),
    contain: middle('contain'),
    resolve: middle('resolve'),
    sitrepsDue: sum('sitrepsDue'),
    sitrepsOnTime: sum('sitrepsOnTime'),
  };
}
