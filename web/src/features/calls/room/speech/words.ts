import type { Word } from "../../conversation";

/** A piece of a line's text. Words with known times have `start` and `end`. */
export interface Piece {
  text: string;
  start?: number;
  end?: number;
}

/**
 * Splits the text of a line at its timed words. Returns undefined when the words do not match the
 * text, so that no wrong word is highlighted.
 */
export function pieces(text: string, words: Word[]): Piece[] | undefined {
  const found: Piece[] = [];
  let cursor = 0;
  for (const { word, start, end } of words) {
    const said = word.trim();
    if (!said) continue;
    const at = text.indexOf(said, cursor);
    // Only spaces and punctuation may be between two words. A letter there belongs to a missing
    // word.
    if (at < 0 || /[\p{L}\p{N}]/u.test(text.slice(cursor, at))) return undefined;
    if (at > cursor) found.push({ text: text.slice(cursor, at) });
    found.push({ text: said, start: start ?? undefined, end: end ?? undefined });
    cursor = at + said.length;
  }
  if (/[\p{L}\p{N}]/u.test(text.slice(cursor))) return undefined;
  if (cursor < text.length) found.push({ text: text.slice(cursor) });
  return found.some((piece) => piece.start !== undefined) ? found : undefined;
}

/**
 * Returns the index of the piece being played: the last word that has begun; −1 before the first.
 */
export function pieceAt(list: Piece[], seconds: number): number {
  let found = -1;
  list.forEach((piece, index) => {
    if (piece.start !== undefined && piece.start <= seconds + 0.02) found = index;
  });
  return found;
}
