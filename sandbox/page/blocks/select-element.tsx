import { useCallback, useMemo } from 'react';
import { usePersonWindow } from '../components/pane-context.tsx';
import { isMulti } from '../state/forms.ts';
import { withEmoji } from '../text/mrkdwn.ts';
import { type Standing, useBlockHost, useElement } from './block-host.tsx';
import { ChoiceBox } from './choice-box.tsx';
import { chosenOptions, fromSuggestion, type ListOption, listedOptions, matching } from './select-options.ts';
import type { SelectLike } from './types.ts';

/** All ten selects of Block Kit: five sources, one or many choices. */
export function SelectElement({ element, at }: { readonly element: SelectLike; readonly at: Standing }) {
  const window = usePersonWindow();
  const { suggest } = useBlockHost();
  const field = useElement(element, at);
  const listed = useMemo(() => listedOptions(element, window), [element, window]);
  const multi = isMulti(element.type);
  const external = element.type.endsWith('external_select');
  const actionId = element.action_id ?? '';

  const search = useCallback(
    async (typed: string) => {
      if (!external) return matching(listed, typed);
      return (await suggest(at.blockId, actionId, typed)).map(fromSuggestion);
    },
    [external, listed, suggest, at.blockId, actionId],
  );

  function choose(chosen: readonly ListOption[]): void {
    const values = chosen.map((option) => option.value);
    field.set(multi ? values : (values[0] ?? null));
  }

  return (
    <ChoiceBox
      at={at}
      multi={multi}
      {...(multi && element.max_selected_items && { most: element.max_selected_items })}
      placeholder={withEmoji(element.placeholder?.text ?? (external ? 'Type to search' : 'Select'))}
      chosen={chosenOptions(field.value, listed)}
      search={search}
      searchFrom={external ? (element.min_query_length ?? 3) : 0}
      focusOnLoad={element.focus_on_load ?? false}
      onChoose={choose}
    />
  );
}
