import type { Outcome } from '../domain/outcome.ts';
import type { Effect, IssueParcel, OutsideParcel, Parcel, SlackParcel } from '../domain/parcel.ts';

type Carry<P> = (parcel: P, effect: Effect) => Promise<Outcome>;

const NO_GITHUB: Outcome = { is: 'wait', ms: 15 * 60_000, why: 'this desk has no GitHub now' };
const NO_SECRET: Outcome = { is: 'failed', why: 'this desk tells no webhooks now' };

interface Carriers {
  readonly slack: Carry<SlackParcel>;
  readonly github: Carry<IssueParcel> | undefined;
  readonly webhook: Carry<OutsideParcel> | undefined;
}

/** Gives each parcel to whoever carries its kind. Without GitHub, what is for it waits until there is one again. */
export function carrierOf({ slack, github, webhook }: Carriers): Carry<Parcel> {
  return async (parcel, effect) => {
    if (parcel.kind === 'outside.call') return webhook ? webhook(parcel, effect) : NO_SECRET;
    if (!isForGithub(parcel)) return slack(parcel, effect);
    return github ? github(parcel, effect) : NO_GITHUB;
  };
}

const isForGithub = (parcel: Exclude<Parcel, OutsideParcel>): parcel is IssueParcel =>
  /^(?:issue|hooks)/.test(parcel.kind);
