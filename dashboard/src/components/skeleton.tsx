import clsx from "clsx";

/** Holds the place of something that is loading, in its final size. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div aria-hidden="true" className={clsx("skeleton", className)} />;
}
