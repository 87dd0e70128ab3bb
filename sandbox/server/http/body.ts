import type { IncomingMessage } from 'node:http';
import type { Args } from '../api/args.ts';

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The arguments of a call, wherever the client put them: the address, a form, JSON or a multipart form. */
export async function readArgs(request: IncomingMessage): Promise<Args> {
  const url = new URL(request.url ?? '/', 'http://slack');
  const inUrl = Object.fromEntries(url.searchParams);
  const body = await readBody(request);
  if (body.length === 0) return inUrl;

  const type = request.headers['content-type'] ?? '';
  if (type.includes('application/json')) return { ...inUrl, ...readJson(body) };
  if (type.includes('multipart/form-data')) return { ...inUrl, ...(await readMultipart(type, body)) };
  return { ...inUrl, ...Object.fromEntries(new URLSearchParams(body.toString())) };
}

/** The bytes of an upload: as they are, or the file of a multipart form. */
export async function readUpload(request: IncomingMessage): Promise<Buffer> {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  if (!type.includes('multipart/form-data')) return body;

  const form = await multipart(type, body);
  for (const value of form.values()) {
    if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  }
  return Buffer.alloc(0);
}

function readJson(body: Buffer): Args {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null ? (value as Args) : {};
  } catch {
    return {};
  }
}

async function readMultipart(type: string, body: Buffer): Promise<Args> {
  const form = await multipart(type, body);
  return Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
}

function multipart(type: string, body: Buffer): Promise<FormData> {
  return new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
}
