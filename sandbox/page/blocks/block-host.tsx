import type { Confirm } from '@slack/types';
import { createContext, useContext } from 'react';
import type { Choice, FormValues, Option } from '../../server/protocol.ts';
import { type ElementValue, type FormElement, initialValue, valueKey } from '../state/forms.ts';

/** What blocks stand in, a message, a modal or the App Home: it keeps their values and passes presses on. */
export interface BlockHost {
  readonly values: FormValues;
  readonly errors: Readonly<Record<string, string>>;
  /** The element whose press Slack has not answered yet. */
  readonly busy: string | undefined;
  change(blockId: string, actionId: string, value: ElementValue): void;
  act(press: Press): void;
  suggest(blockId: string, actionId: string, typed: string): Promise<readonly Option[]>;
}

export interface Press {
  readonly blockId: string;
  readonly actionId: string;
  readonly choice: Choice;
  readonly confirm?: Confirm | undefined;
}

const Context = createContext<BlockHost | undefined>(undefined);
export const BlockHostProvider = Context.Provider;

export function useBlockHost(): BlockHost {
  const host = useContext(Context);
  if (!host) throw new Error('Blocks stand in a message, a modal or the App Home.');
  return host;
}

export function pressKey(blockId: string, actionId: string): string {
  return `${blockId}/${actionId}`;
}

/** Where an element stands and what names it to a screen reader. */
export interface Standing {
  readonly blockId: string;
  /** Ids of label, hint and error; outside an input block there are none and `name` is used. */
  readonly labelId?: string;
  readonly describedBy?: string | undefined;
  readonly name?: string | undefined;
  readonly invalid?: boolean;
  readonly required?: boolean;
  /** Whether a change is told to the app at once: always, but for input blocks without dispatch_action. */
  readonly tells: boolean;
}

export interface ElementProps<E extends FormElement> {
  readonly element: E;
  readonly at: Standing;
}

type ConfirmableElement = FormElement & { readonly confirm?: Confirm };

/** The value of an element and how to change it. */
export function useElement(element: ConfirmableElement, at: Standing) {
  const host = useBlockHost();
  const actionId = element.action_id ?? '';
  const key = valueKey(element.type) ?? 'value';
  const kept = host.values[at.blockId]?.[actionId] ?? initialValue(element) ?? {};
  return {
    value: kept[key],
    set(value: unknown, tells = at.tells): void {
      host.change(at.blockId, actionId, { type: element.type, [key]: value });
      if (tells)
        host.act({ blockId: at.blockId, actionId, choice: { [key]: value }, confirm: element.confirm });
    },
    tell(): void {
      host.act({ blockId: at.blockId, actionId, choice: { [key]: kept[key] ?? null } });
    },
  };
}

/** Attributes that tie a field to its label, hint and error. */
export function fieldAttributes(at: Standing) {
  return {
    'aria-label': at.name,
    ...(at.labelId && { id: `${at.labelId}-field`, 'aria-labelledby': at.labelId }),
    ...(at.describedBy && { 'aria-describedby': at.describedBy }),
    ...(at.invalid && { 'aria-invalid': true }),
    ...(at.required && { 'aria-required': true }),
  };
}
