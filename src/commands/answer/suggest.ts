import { firstWords } from '../../domain/answer/canned-answer.ts';
import { readAnswers } from '../../services/answer/read-answers.ts';
import type { AskedForSuggestions, Suggestion } from '../asked.ts';

/** While an agent types in the reply form (UPD-5). */
export async function suggestAnswers({ desk, caller, typed }: AskedForSuggestions): Promise<Suggestion[]> {
  const answers = await readAnswers(desk, caller, typed);
  return answers.map(({ id, name, text }) => ({
    value: String(id),
    label: name,
    description: firstWords(text, 75),
  }));
}
