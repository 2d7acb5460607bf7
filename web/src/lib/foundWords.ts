/** Where a text has words of a search, folded as the server folds them. */

const STROKES: Record<string, string> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ħ: "h",
  ŧ: "t",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ς: "σ",
};

/** Signs of scripts without spaces are words of their own. */
const SIGN = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}ー]/u;

interface Word {
  text: string;
  start: number;
  end: number;
}

function fold(char: string): string {
  const plain = char
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]/g, "")
    .toLowerCase();
  return Array.from(plain, (one) => STROKES[one] ?? one)
    .join("")
    .replace(/[^\p{L}\p{N}\p{M}]/gu, "");
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let open: Word | undefined;
  let start = 0;
  for (const char of text) {
    const end = start + char.length;
    const folded = fold(char);
    const mark = /^[\p{M}\p{Cf}]/u.test(char);
    if (mark && open) {
      open.text += folded;
      open.end = end;
    } else if (!folded) {
      open = undefined;
    } else if (SIGN.test(char)) {
      open = { text: folded, start, end };
      words.push(open);
    } else if (open && !SIGN.test(text.slice(open.start, open.end))) {
      open.text += folded;
      open.end = end;
    } else {
      open = { text: folded, start, end };
      words.push(open);
    }
    start = end;
  }
  return words;
}

/** Start and end of each word, or run of words, that a search looks for. */
export function foundWords(text: string, search: string): [number, number][] {
  const there = wordsOf(text);
  const found: [number, number][] = [];
  const units = search.match(/"[^"]+"|[^\s"]+/g) ?? [];
  units.forEach((unit, index) => {
    const wanted = wordsOf(unit);
    const open = index === units.length - 1 && !unit.startsWith('"');
    if (wanted.length === 0) return;
    for (let at = 0; at + wanted.length <= there.length; at++) {
      const stands = wanted.every((word, i) => {
        const other = there[at + i]?.text ?? "";
        return open && i === wanted.length - 1 && !SIGN.test(word.text)
          ? other.startsWith(word.text)
          : other === word.text;
      });
      const first = there[at];
      const last = there[at + wanted.length - 1];
      if (stands && first && last) found.push([first.start, last.end]);
    }
  });
  return found.sort((a, b) => a[0] - b[0]);
}
