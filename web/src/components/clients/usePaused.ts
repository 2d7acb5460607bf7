import { useEffect, useState } from "react";

/** The value, once it has stayed the same for a moment; empty at once. */
export function usePaused(value: string, milliseconds: number): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    if (value === "") {
      setPaused("");
      return;
    }
    const timer = setTimeout(() => setPaused(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return paused;
}
