/** The part of a text in which a place stands, as wide as a statement is, and as narrow. */
export interface Place {
  readonly sentence: string;
  /** Between commas; what has no verb of its own goes with its neighbour. */
  readonly segment: string;
  /** Within that, up to words such as `when` or `that`, which begin another statement. */
  readonly clause: string;
  /** What of the clause stands before the place. */
  readonly before: string;
}

const SENTENCE_END = /(?<=[.!?…])\s+(?=\S)|\n+/gu;
const SEGMENT_END =
  /[;:–—]\s+|,\s+|\s(?=(?:but|so|otherwise) )|\s(?=and (?:then )?(?:we|i|you|it|they|he|she|the|hope|tell|write|let|is|will|go|works?)\b)/giu;
const CLAUSE_END =
  /\s(?=(?:when|whenever|once|because|which|who|that|whether|what|if|as soon as we|as soon as they|until we|until they|after we)\b)/giu;
const HAS_VERB =
  /\b(?:we|i|you|it|they|he|she|this|that|there|is|are|was|were|be|am|will|can|could|should|would|may|might|has|have|had|\w+ed|takes?|needs?|starts?|begins?|goes|comes?|expect|done|[a-z]{3,}s)\b|[’'](?:ll|s|re|ve|d)\b/iu;

/** Nobody reads a longer one; the work stays small whatever is written. */
const LONGEST_SENTENCE = 400;

export function sentencesOf(text: string): Piece[] {
  return pieces(text, SENTENCE_END).flatMap((sentence) =>
    Array.from({ length: Math.ceil(sentence.text.length / LONGEST_SENTENCE) }, (_, i) => ({
      from: sentence.from + i * LONGEST_SENTENCE,
      text: sentence.text.slice(i * LONGEST_SENTENCE, (i + 1) * LONGEST_SENTENCE),
    })),
  );
}

export function placeOf(sentence: string, at: number): Place {
  const segment = joined(sentence, at);
  const clause = pieceAt(segment.text, at - segment.from, CLAUSE_END);
  return {
    sentence,
    segment: segment.text,
    clause: clause.text,
    before: clause.text.slice(0, at - segment.from - clause.from),
  };
}

export interface Piece {
  readonly from: number;
  readonly text: string;
}

function pieces(text: string, end: RegExp): Piece[] {
  const ends = [...text.matchAll(end)].map((match) => match.index + match[0].length);
  return [0, ...ends].map((from, i) => ({ from, text: text.slice(from, ends[i] ?? text.length) }));
}

function pieceAt(text: string, at: number, end: RegExp): Piece {
  return pieces(text, end).findLast(({ from }) => from <= at) ?? { from: 0, text };
}

/** "By noon, everything is back": the first part says nothing without the second, nor "or on Friday" without the first. */
function joined(sentence: string, at: number): Piece {
  const segments = pieces(sentence, SEGMENT_END);
  let first = segments.findLastIndex(({ from }) => from <= at);
  let last = first;
  while (first > 0 && !says(segments.slice(first, last + 1))) first -= 1;
  while (last < segments.length - 1 && !says(segments.slice(first, last + 1))) last += 1;
  const from = segments[first]?.from ?? 0;
  return { from, text: sentence.slice(from, segments[last + 1]?.from ?? sentence.length) };
}

const says = (segments: readonly Piece[]): boolean => segments.some(({ text }) => HAS_VERB.test(text));
