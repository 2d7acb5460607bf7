import { useEffect, useState } from "react";

/** Returns the value after it has not changed for this time. An empty value is returned at once. */
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
