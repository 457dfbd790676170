import { Skeleton } from "../../components/skeleton.tsx";

/** The page's shape while its first answer is on the way. */
export function EventSkeleton() {
  return (
    <div className="flex flex-col gap-5">
      <Skeleton className="h-5 w-24" />
      <Skeleton className="h-[218px] !rounded-card" />
      <Skeleton className="h-[260px] !rounded-card sm:h-[180px] xl:h-[103px]" />
      <Skeleton className="h-[560px] !rounded-card" />
      <div className="grid gap-5 lg:grid-cols-2">
        <Skeleton className="h-[480px] !rounded-card" />
        <Skeleton className="h-[480px] !rounded-card" />
      </div>
    </div>
  );
}
