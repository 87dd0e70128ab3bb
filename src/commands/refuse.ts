import type { RespondFn, ViewOutput, ViewResponseAction } from '@slack/bolt';
import { context, plain } from '../views/blocks.ts';
import { fieldOf } from '../views/form.ts';
import { plainAnswer } from '../views/words.ts';
import { type Hall, openView, type Triggered } from './asked.ts';

/** Tells whoever pressed: where the button stands, or in a small window where nothing can stand. */
export async function answerPress(
  hall: Hall,
  asked: Triggered,
  respond: RespondFn | undefined,
  said: string,
  threadTs?: string,
): Promise<void> {
  const answer = { ...plainAnswer(said), replace_original: false, response_type: 'ephemeral' as const };
  try {
    if (respond) await respond(threadTs ? { ...answer, thread_ts: threadTs } : answer);
    else
      await openView(asked, {
        type: 'modal',
        title: plain('Not done'),
        close: plain('Close'),
        blocks: [context(said)],
      });
  } catch (error) {
    hall.log.warn({ err: error }, 'an answer could not be given: Slack took too long, or is away');
  }
}

/** At the field that is wrong, else at the first one; a form without fields is replaced by the words. */
export function refuseForm(view: ViewOutput, said: string, field: string | undefined): ViewResponseAction {
  const fields = view.blocks.flatMap((block) =>
    block.type === 'input' && block.block_id ? [block.block_id] : [],
  );
  const at = fields.find((one) => fieldOf(one) === field) ?? fields[0];
  if (at) return { response_action: 'errors', errors: { [at]: said } };
  return {
    response_action: 'update',
    view: { type: 'modal', title: plain('Not done'), close: plain('Close'), blocks: [context(said)] },
  };
}
