/** Finds the words of a search in a text, with the same folding as the server. */

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

/** In scripts without spaces, each character is a word. */
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

/** A quoted phrase, in the quotes of any language. */
const PHRASE = /["“”„«»]([^"“”„«»]*)["“”„«»]?/g;

/** Digits with spaces, brackets, dots, slashes and dashes between them, next to no letter. */
const NUMBER =
  /(?<![\p{L}\p{N}_])[+(]{0,2}[0-9](?:[\p{Zs}\p{Cf}()./\p{Pd}]{0,3}[0-9])*(?![\p{L}\p{N}_])/gu;

const FEWEST_DIGITS = 3;

/** A shorter number in a text is a word, such as a year or a price. */
const FEWEST_IN_TEXT = 7;

interface Digits {
  digits: string;
  start: number;
  end: number;
}

function numbersOf(text: string, fewest: number): Digits[] {
  return Array.from(text.matchAll(NUMBER), (run) => ({
    // `(0)` is dialled only within the country.
    digits: run[0].replace("(0)", "").replace(/[^0-9]/g, ""),
    start: run.index,
    end: run.index + run[0].length,
  })).filter(({ digits }) => digits.length >= fewest);
}

/** Adjacent words, mostly just one. The last word of an open run may be a prefix. */
interface Run {
  words: Word[];
  open: boolean;
}

/** A run of words, or a number that matches by its digits or by its words. */
interface Sought {
  runs: Run[];
  digits?: string;
}

/** Parses a search as the server does (`SearchQuery.java`). */
function soughtIn(search: string): Sought[] {
  const sought: Sought[] = [];
  let from = 0;
  for (const phrase of search.matchAll(PHRASE)) {
    addLoose(sought, search.slice(from, phrase.index), false);
    const words = wordsOf(phrase[1] ?? "");
    if (words.length > 0) sought.push({ runs: [{ words, open: false }] });
    from = phrase.index + phrase[0].length;
  }
  addLoose(sought, search.slice(from), true);
  return sought;
}

function addLoose(sought: Sought[], text: string, last: boolean): void {
  let from = 0;
  for (const { digits, start, end } of numbersOf(text, FEWEST_DIGITS)) {
    sought.push(...runsOf(text.slice(from, start), false).map((run) => ({ runs: [run] })));
    const significant = digits.replace(/^0+/, "");
    sought.push({
      runs: runsOf(text.slice(start, end), last && wordsOf(text.slice(end)).length === 0),
      digits: significant.length < FEWEST_DIGITS ? digits : significant,
    });
    from = end;
  }
  sought.push(...runsOf(text.slice(from), last).map((run) => ({ runs: [run] })));
}

/** Splits at spaces. The words of a part without spaces are adjacent: `don’t`, `example.com`. */
function runsOf(text: string, last: boolean): Run[] {
  const runs = text
    .split(/[\s\p{Z}]+/u)
    .map(wordsOf)
    .filter((words) => words.length > 0);
  return runs.map((words, index) => ({ words, open: last && index === runs.length - 1 }));
}

type Place = [start: number, end: number];

function placesOf({ words, open }: Run, there: Word[]): Place[] {
  const places: Place[] = [];
  for (let at = 0; at + words.length <= there.length; at++) {
    const stands = words.every((word, i) => {
      const other = there[at + i]?.text ?? "";
      return open && i === words.length - 1 && !SIGN.test(word.text)
        ? other.startsWith(word.text)
        : other === word.text;
    });
    const first = there[at];
    const last = there[at + words.length - 1];
    if (stands && first && last) places.push([first.start, last.end]);
  }
  return places;
}

/** Returns the start and end of each match: a word, a run of words, or a number. */
export function foundWords(text: string, search: string): Place[] {
  const there = wordsOf(text);
  const numbers = numbersOf(text, FEWEST_IN_TEXT);
  return soughtIn(search)
    .flatMap(({ runs, digits }) => {
      const written = numbers.filter((number) => digits && number.digits.includes(digits));
      if (written.length > 0) return written.map(({ start, end }): Place => [start, end]);
      const places = runs.map((run) => placesOf(run, there));
      return places.every(({ length }) => length > 0) ? places.flat() : [];
    })
    .sort((a, b) => a[0] - b[0]);
}
