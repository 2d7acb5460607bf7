/**
 * Runs `action` `soon` milliseconds after an event, and then at most every `apart` milliseconds
 * while events continue. One more run always follows the last event.
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
