import type { FileInfo } from '../../server/protocol.ts';
import { Icon } from './icon.tsx';

export function Files({ files }: { readonly files: readonly FileInfo[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id}>
          {file.mimetype.startsWith('image/') ? (
            <a href={file.url} target="_blank" rel="noreferrer" className="picture">
              <img src={file.url} alt={file.name} loading="lazy" />
            </a>
          ) : (
            <a href={file.url} target="_blank" rel="noreferrer" className="file">
              <Icon name="file" />
              <span>
                {file.name}
                <small>{sizeWords(file.size)}</small>
              </span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
