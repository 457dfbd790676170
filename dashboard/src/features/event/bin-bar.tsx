import { type BarShapeProps, useXAxisScale } from "recharts";
import type { MarkupBin } from "./markup-bins.ts";

/** A bar as wide as its range, coloured by its side of the face value. */
export function BinBar({ y, height, payload }: BarShapeProps) {
  const scale = useXAxisScale();
  const bin = payload as MarkupBin | undefined;
  const from = bin && scale?.(bin.lowerBps);
  const to = bin && scale?.(bin.endBps);
  if (bin === undefined || from === undefined || to === undefined) return null;
  const isBelow = bin.endBps <= 0;
  return (
    <rect
      x={from + 0.5}
      width={Math.max(1, to - from - 1)}
      y={y}
      height={height}
      fill={isBelow ? "var(--below)" : "var(--above)"}
    />
  );
}
