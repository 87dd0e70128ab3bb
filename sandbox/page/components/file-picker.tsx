import { type ReactNode, useRef } from 'react';
import type { UploadedFile } from '../../server/protocol.ts';
import { Icon } from './icon.tsx';

interface FilePickerProps {
  readonly files: readonly UploadedFile[];
  readonly most?: number;
  readonly accept?: string;
  readonly label?: string;
  readonly className?: string;
  readonly onChange: (files: readonly UploadedFile[]) => void;
  readonly children: ReactNode;
}

/** A button that adds files, and a list to take them out again. */
export function FilePicker({
  files,
  most = 10,
  accept,
  label,
  className,
  onChange,
  children,
}: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  async function add(picked: FileList | null): Promise<void> {
    const read = await Promise.all([...(picked ?? [])].map(readFile));
    onChange([...files, ...read].slice(0, most));
    if (input.current) input.current.value = '';
  }
  return (
    <>
      <FileChips files={files} onChange={onChange} />
      <input
        ref={input}
        type="file"
        hidden
        multiple={most > 1}
        accept={accept}
        onChange={(event) => void add(event.target.files)}
      />
      {files.length < most && (
        <button
          type="button"
          className={className ?? 'button'}
          aria-label={label}
          title={label}
          onClick={() => input.current?.click()}
        >
          {children}
        </button>
      )}
    </>
  );
}

interface FileChipsProps {
  readonly files: readonly UploadedFile[];
  readonly onChange: (files: readonly UploadedFile[]) => void;
}

function FileChips({ files, onChange }: FileChipsProps) {
  if (files.length === 0) return null;
  return (
    <ul className="chips">
      {files.map((file) => (
        <li key={file.name} className="chip">
          <Icon name="file" /> {file.name}
          <button
            type="button"
            aria-label={`Remove ${file.name}`}
            onClick={() => onChange(files.filter((one) => one !== file))}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

export async function readFile(file: File): Promise<UploadedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return { name: file.name, mimetype: file.type || 'application/octet-stream', data: btoa(binary) };
}
