/** Keyboard keys: alternatives, or a sequence. */
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
