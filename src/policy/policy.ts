import type { Calendar } from '../domain/time/calendar.ts';
import type { Target } from '../domain/time/target.ts';

/** What a desk has decided about its work, read from one file at start. */
export interface Policy {
  readonly calendars: { readonly desk: Calendar };
  readonly clocks: {
    readonly firstResponse: {
      /** Counts from filing until a person answers (FR-1). */
      readonly untriaged: Target;
    };
  };
}

/** The policy is wrong; one line for each mistake, with its place and what would be right. */
export class PolicyRefused extends Error {
  override readonly name = 'PolicyRefused';

  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}
