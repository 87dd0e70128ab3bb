import type { FileInput } from '@slack/types';
import type { UploadedFile } from '../../server/protocol.ts';
import { FilePicker } from '../components/file-picker.tsx';
import { fieldAttributes, type Standing, useElement } from './block-host.tsx';

/** The files travel in the field's value; the embedded Slack makes files of them. */
export function FileField({ element, at }: { readonly element: FileInput; readonly at: Standing }) {
  const field = useElement(element, at);
  const files = (field.value ?? []) as readonly UploadedFile[];
  const most = element.max_files ?? 10;
  return (
    <fieldset className="file-field" {...fieldAttributes({ ...at, required: false, invalid: false })}>
      <FilePicker
        files={files}
        most={most}
        {...(element.filetypes && { accept: element.filetypes.map((type) => `.${type}`).join(',') })}
        onChange={(next) => field.set(next)}
      >
        {most === 1 ? 'Add a file' : 'Add files'}
      </FilePicker>
    </fieldset>
  );
}
