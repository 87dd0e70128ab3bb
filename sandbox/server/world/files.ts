import type { FileInfo, TextPreview } from '../protocol.ts';
import { refuse } from './refusal.ts';
import type { StoredFile } from './stored.ts';
import type { World } from './world.ts';

export interface NewFile {
  readonly name: string;
  readonly mimetype: string;
  readonly data: Buffer;
  readonly userId: string;
  readonly title?: string;
  readonly isForApp?: boolean;
  readonly altText?: string;
}

export function addFile(world: World, file: NewFile): StoredFile {
  const id = world.mint.id('F');
  const path = `/files/${world.team.id}-${id}/${encodeURIComponent(file.name)}`;
  const stored: StoredFile = {
    ...file,
    id,
    size: file.data.length,
    title: file.title ?? file.name,
    isForApp: file.isForApp ?? false,
    // A browser cannot send a token with a picture, so windows carry a key in the address.
    url: `${world.baseUrl}${path}?key=${world.mint.secret(16)}`,
    createdAt: world.now(),
    channels: new Set(),
  };
  world.files.set(id, stored);
  return stored;
}

/** The bot knows its own files, those in channels it is in, and those put into its forms. */
export function botMayRead(world: World, file: StoredFile): boolean {
  const { botUserId } = world.app;
  const inReach = [...file.channels].some((id) => world.channels.get(id)?.members.has(botUserId));
  return inReach || file.isForApp || file.userId === botUserId;
}

export function getFile(world: World, id: string): StoredFile {
  return world.files.get(id) ?? refuse('file_not_found');
}

export function privateUrl(file: StoredFile): string {
  return file.url.split('?')[0] ?? file.url;
}

const PREVIEW_LINES = 5;
const PREVIEW_LENGTH = 1_000;

/** How a text begins, as Slack shows it under the message. */
export function previewOf(file: StoredFile): TextPreview | undefined {
  if (!isText(file) || file.data.length === 0) return undefined;
  const lines = file.data.toString('utf8').split(/\r?\n/);
  const text = lines.slice(0, PREVIEW_LINES).join('\n').slice(0, PREVIEW_LENGTH);
  return { text, linesMore: Math.max(lines.length - PREVIEW_LINES, 0) };
}

export function isText({ mimetype }: Pick<StoredFile, 'mimetype'>): boolean {
  return mimetype.startsWith('text/') || mimetype === 'application/json';
}

export function shownFile(file: StoredFile): FileInfo {
  const { id, name, title, mimetype, size, url, altText } = file;
  const preview = previewOf(file);
  return { id, name, title, mimetype, size, url, ...(altText && { altText }), ...(preview && { preview }) };
}

export function mimetypeOf(name: string): string {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  return MIMETYPES[ending] ?? 'application/octet-stream';
}

const MIMETYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  log: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
  html: 'text/html',
  pdf: 'application/pdf',
  zip: 'application/zip',
};
