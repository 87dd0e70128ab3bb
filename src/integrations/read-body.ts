import type { IncomingMessage } from 'node:http';

/** Undefined if it is longer than `mostBytes`: the rest is let run out, so that the answer is heard. */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.byteLength;
      if (length <= mostBytes) chunks.push(chunk);
      else resolve(undefined);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', () => resolve(undefined));
  });
}
