import { Trans } from "@lingui/react/macro";
import { useRouterState } from "@tanstack/react-router";
import { Notice } from "@/components/Notice";
import { dropped, stringifySearch } from "./search";

/** As it was typed: the router tidies the first address as soon as it is shown. */
const entered = {
  path: window.location.pathname,
  search: window.location.search,
  tidied: undefined as string | undefined,
};

/** The address whose parts count: the one that was typed, until another one follows. */
function asTyped(path: string, here: string, search: object): string {
  if (path !== entered.path) return here;
  const kept = stringifySearch({ ...search });
  entered.tidied ??= kept;
  return kept === entered.tidied ? entered.search : here;
}

/** Says when something in the address was left out, since the page then shows more than was asked for. */
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
