import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

const HEAD_END = '\r\n\r\n';
const LAST_CHUNK = '0\r\n\r\n';

/**
 * One kept connection, one request at a time. Node's own client costs as much as the server it would measure; this
 * one reads no more of HTTP than the two servers here write.
 */
export class Line {
  private readonly socket: Socket;
  private received = '';
  private done: ((answer: Answer) => void) | undefined;
  private failed: ((error: Error) => void) | undefined;

  static open(port: number): Promise<Line> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      socket.once('error', reject);
      socket.once('connect', () => resolve(new Line(socket)));
    });
  }

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.take(text));
    socket.on('error', (error) => this.failed?.(error));
    socket.on('close', () => this.failed?.(new Error('the server closed the connection')));
  }

  ask(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.done = resolve;
      this.failed = reject;
      this.socket.write(request);
    });
  }

  close(): void {
    this.failed = undefined;
    this.socket.destroy();
  }

  private take(text: string): void {
    this.received += text;
    const answer = readAnswer(this.received);
    if (!answer) return;
    this.received = '';
    this.done?.(answer);
  }
}

/** Undefined while something is still to come. */
function readAnswer(text: string): Answer | undefined {
  const headEnd = text.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const head = text.slice(0, headEnd).toLowerCase();
  const body = text.slice(headEnd + HEAD_END.length);
  const status = Number(head.slice(9, 12));
  if (head.includes('transfer-encoding: chunked')) {
    return body.endsWith(LAST_CHUNK) ? { status, body: body.slice(0, -LAST_CHUNK.length) } : undefined;
  }
  const length = Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0);
  return body.length >= length ? { status, body } : undefined;
}
