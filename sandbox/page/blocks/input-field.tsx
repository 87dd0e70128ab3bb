import type { InputBlock } from '@slack/types';
import { useId } from 'react';
import { Icon } from '../components/icon.tsx';
import { BlockText } from '../components/markup.tsx';
import { useBlockHost } from './block-host.tsx';
import { Element } from './element.tsx';

/** A form field: label, element, hint, and the error where the eye is. */
export function InputField({ block }: { readonly block: InputBlock }) {
  const { errors } = useBlockHost();
  const id = useId();
  const error = errors[block.block_id ?? ''];
  const describedBy = [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(' ');
  const at = {
    blockId: block.block_id ?? '',
    labelId: `${id}-label`,
    name: block.label.text,
    describedBy: describedBy || undefined,
    invalid: error !== undefined,
    required: !block.optional,
    tells: block.dispatch_action ?? false,
  };
  return (
    <div className={error ? 'block-input has-error' : 'block-input'} data-block-id={block.block_id}>
      <label className="field-label" id={at.labelId} htmlFor={`${at.labelId}-field`}>
        <BlockText text={block.label} />
        {block.optional && <span className="quiet"> (optional)</span>}
      </label>
      <Element element={block.element} at={at} />
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="warning" /> {error}
        </p>
      )}
      {block.hint && (
        <p className="field-hint" id={`${id}-hint`}>
          <BlockText text={block.hint} />
        </p>
      )}
    </div>
  );
}
