import type { Confirm, InputBlock, KnownBlock, PlainTextElement, SectionBlock } from '@slack/types';

type ActionsBlock = Extract<KnownBlock, { type: 'actions' }>;

export type AnyElement =
  | ActionsBlock['elements'][number]
  | NonNullable<SectionBlock['accessory']>
  | InputBlock['element'];

export type ElementOf<T extends AnyElement['type']> = Extract<AnyElement, { type: T }>;

/** An option as Block Kit writes it. */
export interface BlockOption {
  readonly text: { readonly type: 'plain_text' | 'mrkdwn'; readonly text: string };
  readonly value?: string;
  readonly description?: PlainTextElement;
}

/** What all ten selects have in common, so that one component draws them. */
export interface SelectLike {
  readonly type: string;
  readonly action_id?: string;
  readonly placeholder?: PlainTextElement;
  readonly confirm?: Confirm;
  readonly focus_on_load?: boolean;
  readonly max_selected_items?: number;
  readonly min_query_length?: number;
  readonly options?: readonly BlockOption[];
  readonly option_groups?: readonly {
    readonly label: PlainTextElement;
    readonly options: readonly BlockOption[];
  }[];
  readonly filter?: { readonly include?: readonly string[]; readonly exclude_bot_users?: boolean };
}
