/**
 * Runs `action` a little after something happened, and again at most every `apart` milliseconds
 * while it goes on happening. Whatever happens last is always followed by one more run.
 */
export function paced(action: () => void, { soon, apart }: { soon: number; apart: number }) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  return {
    call: () => {
      if (timer !== undefined) return;
      timer = setTimeout(
        () => {
          timer = undefined;
          last = Date.now();
          action();
        },
        Math.max(soon, last + apart - Date.now()),
      );
    },
    cancel: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
