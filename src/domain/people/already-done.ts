/** This very input did its work before: a double click, or Slack sending it again. Answered like the first time. */
export class AlreadyDone extends Error {
  override readonly name = 'AlreadyDone';
}
