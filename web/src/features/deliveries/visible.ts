/**
 * Text as it really is: characters that one cannot see, or that turn others around, are written
 * out the way JSON does. The two joiners stay, since scripts and emoji need them.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    "\n\t\u200c\u200d".includes(character) ? character : escaped(character),
  );
}

function escaped(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
