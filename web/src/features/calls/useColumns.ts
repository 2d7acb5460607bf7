import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { meQuery } from "@/api/session";
import { chosenColumns, type ListColumn, listColumns, USUAL_COLUMNS } from "./listColumns";

/**
 * The columns of the list: those of the URL, else those that this user chose last on this device,
 * else the default.
 *
 * @param address the `columns` of the URL
 */
export function useColumns(address: string | undefined): {
  columns: ListColumn[];
  /** @returns the new `columns` of the URL */
  choose: (names: string[]) => string | undefined;
} {
  const me = useQuery(meQuery).data?.id;
  const key = me && `columns ${me}`;
  const [, setChanges] = useState(0);
  const remembered = key ? localStorage.getItem(key) : undefined;
  const names = chosenColumns(address, remembered).join(",");
  const columns = useMemo(() => listColumns(names.split(",")), [names]);
  const choose = useCallback(
    (chosen: string[]) => {
      const text = chosen.join(",");
      const usual = text === USUAL_COLUMNS.join(",");
      if (key && usual) localStorage.removeItem(key);
      if (key && !usual) localStorage.setItem(key, text);
      setChanges((count) => count + 1);
      return usual ? undefined : text;
    },
    [key],
  );
  return { columns, choose };
}
