import { type ComponentType, lazy } from "react";

/** A part of a page whose script loads when the part is shown first. Stands inside `Suspense`. */
export function lazily<Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) {
  return lazy(async () => ({ default: (await load())[name] }));
}
