import type { Rating } from '../../domain/ticket/rating.ts';
import { commentRating, confirmResolved, type End, rateTicket } from '../../services/ticket/rate-ticket.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { commentForm, commentModal } from '../../views/ticket/rating.ts';
import { type AskedByButton, type AskedByForm, openView } from '../asked.ts';

/** As the buttons of a resolved ticket carry it: `number:event`. */
function endIn(value: string): End {
  const [number, resolvedId] = value.split(':').map(Number);
  return { number: number ?? Number.NaN, resolvedId: resolvedId ?? Number.NaN };
}

/** *Yes, all good*. */
export async function pressSatisfied({ desk, caller, value }: AskedByButton): Promise<void> {
  await confirmResolved(desk, caller, endIn(value));
}

export const pressRate =
  (rating: Rating) =>
  async ({ desk, caller, value }: AskedByButton): Promise<void> => {
    await rateTicket(desk, caller, endIn(value), rating);
  };

export async function pressComment(asked: AskedByButton): Promise<void> {
  await openView(asked, commentModal(asked.value));
}

export async function submitComment({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = commentForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  await commentRating(desk, caller, endIn(view.private_metadata), form.data.comment);
  return undefined;
}
