import { Skeleton } from "../../components/skeleton.tsx";

const ROWS = ["a", "b", "c", "d", "e", "f"];

/** The list's shape while its first answer is on the way. */
export function EventsSkeleton() {
  return (
    <div className="flex flex-col gap-5">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {ROWS.slice(0, 4).map((row) => (
          <Skeleton key={row} className="h-[98px] !rounded-card" />
        ))}
      </div>
      <div className="card hidden flex-col sm:flex">
        {ROWS.map((row) => (
          <div
            key={row}
            className="flex h-[65px] items-center justify-between gap-8 border-b border-line px-5 last:border-0"
          >
            <Skeleton className="h-4 w-56" />
            <Skeleton className="h-4 w-28" />
            <Skeleton className="h-3 w-36" />
            <Skeleton className="h-4 w-20" />
          </div>
        ))}
      </div>
      <div className="flex flex-col gap-3 sm:hidden">
        {ROWS.slice(0, 3).map((row) => (
          <Skeleton key={row} className="h-[200px] !rounded-card" />
        ))}
      </div>
    </div>
  );
}
