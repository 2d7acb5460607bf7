// biome-ignore-all lint/a11y/useFocusableInteractive: rows of a plain table are read, their links are focused
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role depends on the width

import { t } from "@lingui/core/macro";
import { Plural } from "@lingui/react/macro";
import { useWindowVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { ArrowUp } from "lucide-react";
import { Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { CallScope } from "@/api/callScope";
import type { CallQuery } from "@/api/calls";
import type { CallRow } from "@/api/types";
import { lazily } from "@/components/lazily";
import { TABLE, useMediaQuery } from "@/components/useMediaQuery";
import { useNow } from "@/components/useNow";
import { CARD_HEIGHT, CallCard } from "./CallCard";
import { CallTableHead } from "./CallTableHead";
import { CallTableRow, TABLE_ROW_HEIGHT } from "./CallTableRow";
import { gridOf, type ListColumn } from "./listColumns";
import { useLive } from "./liveStore";
import { SelectAllBox, SelectBox } from "./SelectBox";
import { useNewAbove } from "./useNewAbove";
import { useSelection } from "./useSelection";
import { useTriage } from "./useTriage";

const SelectionBar = lazily(() => import("./SelectionBar"), "SelectionBar");

interface Props {
  scope: CallScope;
  calls: CallRow[];
  /** The columns of the table. Cards on a phone have none. */
  columns: ListColumn[];
  /** Whether the reader may select calls and change their reviews. */
  mayReview: boolean;
  /** Whether a tap on a card selects it. Table rows always have a checkbox. */
  selecting: boolean;
  hasMore: boolean;
  onNearEnd: () => void;
  /** Identifies the contents of the list. */
  listKey: string;
  /** The filters of the list in the format of the API. */
  query: () => CallQuery;
}

/**
 * The last measured heights of cards, which restore the scroll position when the user comes back.
 */
let measured: VirtualItem[] = [];

/**
 * The rows of the list. The page contains only the rows in view, so that a year of calls scrolls
 * smoothly.
 */
export function CallRows(props: Props) {
  const wide = useMediaQuery(TABLE);
  // Another layout has other heights, so the new key drops all measurements.
  return <Rows key={String(wide)} wide={wide} {...props} />;
}

function Rows({
  wide,
  scope,
  calls,
  columns,
  mayReview,
  selecting,
  hasMore,
  onNearEnd,
  listKey,
  query,
}: Props & { wide: boolean }) {
  const now = useNow();
  const { fresh } = useLive();
  const list = useRef<HTMLDivElement>(null);
  const offset = useOffsetTop(list);
  const height = wide ? TABLE_ROW_HEIGHT : CARD_HEIGHT;
  const virtualizer = useWindowVirtualizer({
    count: calls.length,
    estimateSize: () => height,
    // The next rows to scroll into view: about as many pixels of cards as of rows.
    overscan: wide ? 12 : 6,
    scrollMargin: offset,
    initialMeasurementsCache: wide ? [] : measured,
    getItemKey: (index) => calls[index]?.callId ?? index,
  });

  useEffect(
    () => () => {
      if (!wide) measured = virtualizer.takeSnapshot();
    },
    [wide, virtualizer],
  );

  const selectable = mayReview && (wide || selecting);
  const selection = useSelection({ scope, calls, hasMore, listKey, query, enabled: selectable });
  const { scrollToIndex } = virtualizer;
  const toggle = selectable ? selection.toggle : undefined;
  useTriage({ mayReview, calls, show: scrollToIndex, toggle });

  const { above, goUp } = useNewAbove({ calls, fresh, offset, rowHeight: height });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasMore && last >= calls.length - 8) onNearEnd();
  }, [hasMore, last, calls.length, onNearEnd]);

  const grid = useMemo(() => gridOf(columns), [columns]);
  const rows = items.map((item) => {
    const call = calls[item.index];
    return (
      call && (
        <div
          key={item.key}
          role={wide ? "row" : "listitem"}
          aria-rowindex={wide ? item.index + 2 : undefined}
          aria-setsize={wide ? undefined : hasMore ? -1 : calls.length}
          aria-posinset={wide ? undefined : item.index + 1}
          data-index={item.index}
          data-call-id={call.callId}
          ref={wide ? undefined : virtualizer.measureElement}
          className="absolute inset-x-0 top-0"
          style={{
            height: wide ? height : undefined,
            transform: `translateY(${item.start - offset}px)`,
          }}
        >
          {selectable && <SelectBox call={call} wide={wide} selection={selection} />}
          {wide ? (
            <CallTableRow
              scope={scope}
              call={call}
              now={now}
              fresh={fresh.has(call.callId)}
              indented={selectable}
              columns={columns}
              tracks={grid.gridTemplateColumns}
            />
          ) : (
            <CallCard
              scope={scope}
              call={call}
              now={now}
              fresh={fresh.has(call.callId)}
              indented={selectable}
            />
          )}
        </div>
      )
    );
  });
  const pill = above > 0 && (
    <button
      type="button"
      onClick={goUp}
      className="fixed top-4 left-1/2 z-30 flex h-11 -translate-x-1/2 animate-rise items-center gap-1.5 rounded-full bg-accent px-4 font-medium text-[13px] text-on-accent shadow-lg hover:bg-accent-strong md:left-[calc(50%+7.5rem)] md:h-9"
    >
      <ArrowUp aria-hidden className="size-4" />
      <Plural value={above} one="# new call" other="# new calls" />
    </button>
  );
  const total = { height: virtualizer.getTotalSize() };
  const bar = selectable && selection.callIds.length > 0 && (
    <Suspense>
      <SelectionBar scope={scope} columns={columns} selection={selection} />
    </Suspense>
  );

  if (!wide) {
    return (
      <>
        {pill}
        {selectable && <SelectAllBox wide={false} selection={selection} />}
        <div ref={list} role="list" aria-label={t`Calls`} className="relative" style={total}>
          {rows}
        </div>
        {bar}
      </>
    );
  }
  return (
    <>
      {pill}
      <div className="overflow-x-auto">
        <div
          role="table"
          aria-label={t`Calls`}
          aria-rowcount={hasMore ? -1 : calls.length + 1}
          style={{ minWidth: grid.minWidth }}
        >
          <CallTableHead
            columns={columns}
            tracks={grid.gridTemplateColumns}
            selection={selectable ? selection : undefined}
          />
          <div ref={list} role="rowgroup" className="relative" style={total}>
            {rows}
          </div>
        </div>
      </div>
      {bar}
    </>
  );
}

/** Returns the offset of the list on the page. The content above may change its height. */
function useOffsetTop(ref: React.RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const top = ref.current?.getBoundingClientRect().top ?? 0;
      setOffset(Math.round(top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [ref]);
  return offset;
}
