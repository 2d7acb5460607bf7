import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { messageOf } from "@/api/client";
import { LoadMore } from "./LoadMore";
import { Notice } from "./Notice";

/** The end of a paged list: loads the next page, or shows why that failed. */
export function NextPage({
  list,
  byItself = true,
}: {
  list: UseInfiniteQueryResult;
  /**
   * Whether the next page loads when it comes near the view. Otherwise only the button loads it.
   */
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
          // After a failure only the button loads the page.
          byItself={byItself && !list.isError}
          onLoad={list.fetchNextPage}
        />
      )}
    </>
  );
}
