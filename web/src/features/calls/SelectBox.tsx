import { Trans } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import type { CallRow } from "@/api/types";
import { cn } from "@/lib/cn";
import { headText } from "./headline";
import type { Selection } from "./useSelection";

const BOX = "size-4 accent-(--color-accent)";

/** The checkbox of a call. With the shift key it selects all calls from the last selected one. */
export function SelectBox({
  call,
  wide,
  selection,
}: {
  call: CallRow;
  wide: boolean;
  selection: Selection;
}) {
  return (
    <div
      role={wide ? "cell" : undefined}
      className={cn("absolute inset-y-0 left-0 z-10 flex", wide ? "items-center" : "right-0")}
    >
      {/* The label covers the whole card, so that a tap anywhere selects it. */}
      <label
        // Otherwise the shift key would select the text of the rows between.
        onMouseDown={(event) => event.shiftKey && event.preventDefault()}
        className={cn("flex", wide ? "size-8 items-center justify-center" : "flex-1 pt-6 pl-4")}
      >
        <input
          type="checkbox"
          checked={selection.has(call.callId)}
          onChange={({ nativeEvent }) =>
            selection.toggle(call.callId, (nativeEvent as MouseEvent).shiftKey === true)
          }
          className={BOX}
        />
        <span className="sr-only">
          <Trans>Select the call with {headText(call)}</Trans>
        </span>
      </label>
    </div>
  );
}

/** The checkbox that selects all loaded calls, or none. */
export function SelectAllBox({ selection, wide }: { selection: Selection; wide: boolean }) {
  const { loaded, toggleLoaded } = selection;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = loaded === "some";
  }, [loaded]);
  return (
    <label
      className={
        wide
          ? "flex size-8 items-center justify-center"
          : "flex min-h-11 items-center gap-3 border-line border-b px-4 text-[13px]"
      }
    >
      <input
        ref={box}
        type="checkbox"
        checked={loaded === "all"}
        onChange={toggleLoaded}
        className={BOX}
      />
      <span className={wide ? "sr-only" : undefined}>
        <Trans>Select all loaded calls</Trans>
      </span>
    </label>
  );
}
