import { previewOf, privateUrl } from '../world/files.ts';
import { epoch } from '../world/mint.ts';
import type { StoredFile } from '../world/stored.ts';
import type { World } from '../world/world.ts';

export function fileObject(world: World, file: StoredFile): Record<string, unknown> {
  const filetype = file.name.includes('.') ? (file.name.split('.').at(-1) ?? '').toLowerCase() : 'binary';
  const url = privateUrl(file);
  const channels = [...file.channels];
  const preview = previewOf(file);
  const byKind = (kind: string) => channels.filter((id) => world.channels.get(id)?.kind === kind);
  return {
    id: file.id,
    created: epoch(file.createdAt),
    timestamp: epoch(file.createdAt),
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype,
    pretty_type: filetype.toUpperCase(),
    user: file.userId,
    user_team: world.team.id,
    editable: preview !== undefined,
    size: file.size,
    mode: preview ? 'snippet' : 'hosted',
    is_external: false,
    external_type: '',
    is_public: byKind('public').length > 0,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: url,
    url_private_download: url,
    permalink: `${world.baseUrl}/files/${file.userId}/${file.id}/${encodeURIComponent(file.name)}`,
    channels: byKind('public'),
    groups: [...byKind('private'), ...byKind('mpim')],
    ims: byKind('dm'),
    has_rich_preview: false,
    file_access: 'visible',
    ...(file.altText && { alt_txt: file.altText }),
    ...(preview && {
      preview: preview.text,
      preview_is_truncated: preview.linesMore > 0,
      lines: preview.text.split('\n').length + preview.linesMore,
      lines_more: preview.linesMore,
    }),
  };
}

/** What a message shows of a file that has been deleted since. */
export function tombstoneFile(id: string): Record<string, unknown> {
  return { id, mode: 'tombstone' };
}
