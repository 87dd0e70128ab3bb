import { BlockText } from '../components/markup.tsx';
import type { FormElement } from '../state/forms.ts';
import type { Standing } from './block-host.tsx';
import { BlockButton, OverflowMenu } from './buttons.tsx';
import { Checkboxes, RadioButtons } from './choices.tsx';
import { DatePicker, DateTimePicker, TimePicker } from './date-fields.tsx';
import { FileField } from './file-field.tsx';
import { imageUrl } from './image-url.ts';
import { SelectElement } from './select-element.tsx';
import { TextField } from './text-field.tsx';
import type { AnyElement, SelectLike } from './types.ts';

/** Draws one interactive element, wherever it stands. */
export function Element({ element, at }: { readonly element: AnyElement; readonly at: Standing }) {
  switch (element.type) {
    case 'button':
      return <BlockButton element={element} at={at} />;
    case 'workflow_button':
      return (
        <button type="button" className="button" disabled>
          <BlockText text={element.text} />
        </button>
      );
    case 'overflow':
      return <OverflowMenu element={element} at={at} />;
    case 'image':
      return <img className="accessory-image" src={imageUrl(element)} alt={element.alt_text} />;
    case 'checkboxes':
      return <Checkboxes element={element} at={at} />;
    case 'radio_buttons':
      return <RadioButtons element={element} at={at} />;
    case 'datepicker':
      return <DatePicker element={element} at={at} />;
    case 'timepicker':
      return <TimePicker element={element} at={at} />;
    case 'datetimepicker':
      return <DateTimePicker element={element} at={at} />;
    case 'file_input':
      return <FileField element={element} at={at} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
    case 'rich_text_input':
      return <TextField element={element} at={at} />;
    default:
      return isSelect(element) ? (
        <SelectElement element={element} at={at} />
      ) : (
        <span className="quiet">[{(element as FormElement).type}]</span>
      );
  }
}

function isSelect(element: FormElement): element is SelectLike {
  return element.type.endsWith('_select');
}
