/** An incident that is somebody's, as their App Home shows it. */
export interface OwnIncident {
  readonly id: number;
  readonly name: string;
  /** null: not told there. */
  readonly title: string | null;
  /** Their roles, `responder`, `called`, or `called to lead`. */
  readonly as: readonly string[];
}
