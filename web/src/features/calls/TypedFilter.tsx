import { useEffect, useState } from "react";
import { Input } from "@/components/Input";
import type { CallFilter } from "@/lib/callFilters";

/** A filter with a text input. It applies on blur or Enter, if its value is valid. */
export function TypedFilter({
  id,
  filter,
  value,
  onChange,
}: {
  id: string | undefined;
  filter: CallFilter;
  value: string;
  onChange: (value: string | undefined) => void;
}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const wrong = text.trim() !== "" && filter.parse(text) === undefined;
  function take() {
    if (!wrong && text.trim() !== value) onChange(filter.parse(text));
  }
  const phone = filter.control === "phone";
  return (
    <Input
      id={id}
      type={phone ? "tel" : "text"}
      inputMode={phone ? "tel" : "decimal"}
      autoComplete="off"
      value={text}
      aria-invalid={wrong || undefined}
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === "Enter" && take()}
    />
  );
}
