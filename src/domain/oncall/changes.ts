/** A moment as it is kept in JSON. */
type Iso = string;

/** The rota as it was set. */
export interface RotaState {
  readonly memberIds: readonly string[];
  readonly weeks: number;
  readonly firstOn: string;
  readonly minute: number;
}

export interface OverrideState {
  readonly personId: string | null;
  readonly forId: string | null;
  readonly startsAt: Iso;
  readonly endsAt: Iso;
}

/** What somebody did to the rota, as it stays on record (PRV-2). */
export type RotaChange =
  | { readonly is: 'set'; readonly before: RotaState | null; readonly after: RotaState }
  | { readonly is: 'ended'; readonly before: RotaState }
  | ({ readonly is: 'taken over' | 'away' | 'removed' } & OverrideState)
  | { readonly is: 'swapped'; readonly turns: readonly [OverrideState, OverrideState] };
