import { type ComponentType, lazy } from "react";

/**
 * Returns a component whose script loads when it is first shown. It needs a `Suspense` around it.
 */
export function lazily<Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) {
  return lazy(async () => ({ default: (await load())[name] }));
}
