import type { SectionBlock } from '@slack/types';
import { InOrder } from '../components/in-order.tsx';
import { BlockText } from '../components/markup.tsx';
import { Element } from './element.tsx';

export function Section({ block }: { readonly block: SectionBlock }) {
  const name = (block.text?.text ?? '')
    .split('\n', 1)
    .join()
    .replace(/[*_~`<>]/g, '')
    .slice(0, 80);
  return (
    <div className="block-section">
      <div className="block-section-words">
        {block.text && (
          <div>
            <BlockText text={block.text} />
          </div>
        )}
        {block.fields && (
          <div className="block-fields">
            <InOrder items={block.fields}>
              {(field) => (
                <div>
                  <BlockText text={field} />
                </div>
              )}
            </InOrder>
          </div>
        )}
      </div>
      {block.accessory && (
        <div className="block-accessory">
          <Element element={block.accessory} at={{ blockId: block.block_id ?? '', tells: true, name }} />
        </div>
      )}
    </div>
  );
}
