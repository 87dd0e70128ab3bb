import type { FormValues } from '../protocol.ts';
import { bareValue, completeValues, isEmpty, type LooseElement, placedElements } from './form.ts';

/** What Slack refuses at the field itself, so that the app never hears of the submission. block_id → text. */
export function formFaults(blocks: readonly unknown[], typed: FormValues): Record<string, string> {
  const values = completeValues(blocks, typed);
  const faults: Record<string, string> = {};
  for (const { block, blockId, actionId, element } of placedElements(blocks)) {
    if (block.type !== 'input') continue;
    const value = bareValue(values[blockId]?.[actionId] ?? {});
    const fault = isEmpty(value) ? missing(block.optional === true) : valueFault(element, value);
    if (fault) faults[blockId] = fault;
  }
  return faults;
}

function missing(optional: boolean): string | undefined {
  return optional ? undefined : 'Please complete this required field.';
}

function valueFault(element: LooseElement, value: unknown): string | undefined {
  switch (element.type) {
    case 'plain_text_input':
      return lengthFault(element, String(value));
    case 'email_text_input':
      return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(String(value))
        ? undefined
        : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(String(value)) ? undefined : 'Please enter a valid URL.';
    case 'number_input':
      return numberFault(element, Number(value));
    default:
      return countFault(element, value);
  }
}

function lengthFault(element: LooseElement, text: string): string | undefined {
  const min = Number(element.min_length ?? 0);
  const max = Number(element.max_length ?? 3000);
  if (text.length < min) return `Please enter at least ${min} characters.`;
  if (text.length > max) return `Please enter no more than ${max} characters.`;
  return undefined;
}

function numberFault(element: LooseElement, value: number): string | undefined {
  if (Number.isNaN(value)) return 'Please enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(value)) return 'Please enter a whole number.';
  const { min_value: min, max_value: max } = element;
  if (min !== undefined && value < Number(min)) return `Please enter a number of at least ${min}.`;
  if (max !== undefined && value > Number(max)) return `Please enter a number of at most ${max}.`;
  return undefined;
}

function countFault(element: LooseElement, value: unknown): string | undefined {
  const max = element.max_selected_items ?? element.max_files;
  if (!Array.isArray(value) || max === undefined || value.length <= Number(max)) return undefined;
  return `Please choose no more than ${max}.`;
}
