import { Trans } from "@lingui/react/macro";
import { useRouterState } from "@tanstack/react-router";
import { Notice } from "@/components/Notice";
import { dropped, stringifySearch } from "./search";

/** The URL that the user entered. The router normalises it as soon as the page is shown. */
const entered = {
  path: window.location.pathname,
  search: window.location.search,
  tidied: undefined as string | undefined,
};

/** Returns the entered search until the user navigates, then the current one. */
function asTyped(path: string, here: string, search: object): string {
  if (path !== entered.path) return here;
  const kept = stringifySearch({ ...search });
  entered.tidied ??= kept;
  return kept === entered.tidied ? entered.search : here;
}

/**
 * Warns about parameters that the page ignores, because it then shows more than the user asked for.
 */
export function AddressNotice() {
  const left = useRouterState({
    select: ({ location, matches }) => {
      const search: Record<string, unknown> = matches.at(-1)?.search ?? {};
      return JSON.stringify(
        dropped(asTyped(location.pathname, location.searchStr, search), search),
      );
    },
  });
  const parts: string[] = JSON.parse(left);
  if (parts.length === 0) return null;
  const listed = parts.map((part, index) => (
    <span key={part}>
      {index > 0 && ", "}
      <bdi className="break-all font-mono text-[13px]">{part}</bdi>
    </span>
  ));
  return (
    <Notice className="mb-5">
      <p role="status">
        <Trans>This page does not know {listed} in its address and has left it out.</Trans>
      </p>
    </Notice>
  );
}
