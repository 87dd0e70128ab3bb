import type { RichTextBlock } from '@slack/types';

/** What is typed into a rich text field, line by line. */
export function richTextOf(text: string): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] };
}

export function wordsOf(block: RichTextBlock | null | undefined): string {
  if (!block) return '';
  return block.elements
    .map((part) =>
      part.type === 'rich_text_list' ? part.elements.map(sectionWords).join('\n') : sectionWords(part),
    )
    .join('\n');
}

function sectionWords(section: { readonly elements: readonly object[] }): string {
  return section.elements.map((element) => ('text' in element ? String(element.text) : '')).join('');
}
