import type { CallRow } from "@/api/types";
import { headOf } from "./headline";

/** The caller, and the reason if it is known. */
export function CallTitle({ call }: { call: CallRow }) {
  const { who, reason } = headOf(call);
  return (
    <>
      <bdi>{who}</bdi>
      {reason && (
        <>
          <span aria-hidden className="text-ink-faint">
            {" · "}
          </span>
          <span className="sr-only">, </span>
          <bdi className="font-normal text-ink-soft">{reason}</bdi>
        </>
      )}
    </>
  );
}
