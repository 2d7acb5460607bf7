import { useSearch } from "@tanstack/react-router";
import { CompletenessView } from "./CompletenessView";

export function CompletenessPage() {
  return (
    <CompletenessView filters={useSearch({ from: "/shell/operator/operator/completeness" })} />
  );
}
