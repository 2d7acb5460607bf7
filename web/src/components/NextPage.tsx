import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { messageOf } from "@/api/client";
import { LoadMore } from "./LoadMore";
import { Notice } from "./Notice";

/** What follows a list that is read page by page: its next page, or why that did not come. */
export function NextPage({
  list,
  byItself = true,
}: {
  list: UseInfiniteQueryResult;
  /** Whether the next page loads when it comes near the view; else by the button alone. */
  byItself?: boolean;
}) {
  return (
    <>
      {list.isFetchNextPageError && (
        <Notice tone="bad" className="mt-4">
          {messageOf(list.error)}
        </Notice>
      )}
      {list.hasNextPage && (
        <LoadMore
          busy={list.isFetchingNextPage}
          // A failure waits for the reader, and is not repeated by the page itself.
          byItself={byItself && !list.isError}
          onLoad={list.fetchNextPage}
        />
      )}
    </>
  );
}
