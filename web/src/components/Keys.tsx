/** Keys of the keyboard that do the same, or that are pressed in turn. */
export function Keys({ keys }: { keys: string[] }) {
  return keys.map((key) => (
    <kbd
      key={key}
      className="rounded border border-line-strong bg-sunken px-1.5 py-0.5 font-sans text-xs"
    >
      {key}
    </kbd>
  ));
}
