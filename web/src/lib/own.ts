/** Looks a word from data up in a table of ours: `constructor` and `__proto__` are not in it. */
export function own<T>(table: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
