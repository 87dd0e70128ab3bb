import type { FileInfo, TextPreview } from '../../server/protocol.ts';
import { Icon } from './icon.tsx';

export function Files({ files }: { readonly files: readonly FileInfo[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id}>{isPicture(file) ? <Picture file={file} /> : <Document file={file} />}</li>
      ))}
    </ul>
  );
}

function isPicture({ mimetype }: FileInfo): boolean {
  return mimetype.startsWith('image/');
}

function Picture({ file }: { readonly file: FileInfo }) {
  return (
    <a href={file.url} target="_blank" rel="noreferrer" className="picture">
      <img src={file.url} alt={file.altText ?? file.title} loading="lazy" />
    </a>
  );
}

/** A text shows how it begins; anything else its name. */
function Document({ file }: { readonly file: FileInfo }) {
  return (
    <>
      <a href={file.url} target="_blank" rel="noreferrer" className="file">
        <Icon name="file" />
        <span>
          {file.title}
          <small>{sizeWords(file.size)}</small>
        </span>
      </a>
      {file.preview && <Preview preview={file.preview} title={file.title} />}
    </>
  );
}

function Preview({ preview, title }: { readonly preview: TextPreview; readonly title: string }) {
  const more = preview.linesMore === 1 ? '1 line more' : `${preview.linesMore} lines more`;
  return (
    <figure className="file-preview" aria-label={`How ${title} begins`}>
      <pre>{preview.text}</pre>
      {preview.linesMore > 0 && <figcaption className="quiet">{more}</figcaption>}
    </figure>
  );
}

export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
