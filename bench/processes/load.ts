import { type Forms, submission } from '../submission.ts';
import { Line } from './line.ts';
import { answerParent } from './parent.ts';

/** Submits forms from so many connections at once, in a process of its own. */
export type Load = typeof methods;

/** View ids are never used twice. */
let serial = 0;
let ready: readonly Buffer[] = [];
let lines: readonly Line[] = [];

const methods = {
  /** Signs them beforehand, so that the processor is the server's while it is measured. */
  prepare({ forms, count }: { forms: Forms; count: number }): void {
    ready = Array.from({ length: count }, () => request(submission(forms, ++serial)));
  },

  async connect({ port, connections }: { port: number; connections: number }): Promise<void> {
    for (const line of lines) line.close();
    lines = await Promise.all(Array.from({ length: connections }, () => Line.open(port)));
  },

  /** Everything that was prepared, each connection as fast as it is answered. Seconds until the last answer. */
  async run(): Promise<number> {
    const requests = ready.values();
    const since = performance.now();
    await Promise.all(lines.map((line) => submitAll(line, requests)));
    return (performance.now() - since) / 1000;
  },
};
answerParent(methods);

/** A form is filed when Slack is told to close it: nothing but 200, and no word. */
async function submitAll(line: Line, requests: Iterator<Buffer>): Promise<void> {
  for (let next = requests.next(); !next.done; next = requests.next()) {
    const { status, body } = await line.ask(next.value);
    if (status !== 200 || body !== '') throw new Error(`a form was answered ${status} ${body}`);
  }
}

function request({ headers, body }: { headers: string; body: string }): Buffer {
  const length = Buffer.byteLength(body);
  return Buffer.from(
    `POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}\r\nContent-Length: ${length}\r\n\r\n${body}`,
  );
}
