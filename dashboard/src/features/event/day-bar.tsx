import { useId } from "react";
import type { BarShapeProps } from "recharts";
import type { SalesDay } from "./sales-series.ts";

/** A day's bar: solid, or hatched while the day is still going on. */
export function DayBar({
  x,
  y,
  width,
  height,
  payload,
  colour,
}: BarShapeProps & { readonly colour: string }) {
  const patternId = useId();
  if (height === 0) return null;
  const isIncomplete = (payload as SalesDay | undefined)?.isIncomplete === true;
  const place = { x, y, width, height };
  if (!isIncomplete) return <rect {...place} fill={colour} />;
  return (
    <g>
      <pattern
        id={patternId}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="2.5" height="5" fill={colour} />
      </pattern>
      <rect {...place} fill={`url(#${patternId})`} stroke={colour} />
    </g>
  );
}
