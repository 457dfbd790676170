import type { ResaleDot } from "./resale-dots.ts";

interface ResaleMarkProps {
  readonly cx: number;
  readonly cy: number;
  readonly dot: Pick<ResaleDot, "position" | "isOverCap">;
}

const RADIUS = 4;

/** One resale: a triangle up above face value, down below, a disc at it, a ring where it is not measured. */
export function ResaleMark({ cx, cy, dot }: ResaleMarkProps) {
  const { position, isOverCap } = dot;
  if (isOverCap) {
    const arm = RADIUS;
    return (
      <path
        d={`M${cx - arm} ${cy - arm}l${2 * arm} ${2 * arm}M${cx + arm} ${cy - arm}l${-2 * arm} ${2 * arm}`}
        stroke="var(--risk)"
        strokeWidth="2"
      />
    );
  }
  if (position === "above") {
    return (
      <path
        d={`M${cx} ${cy - RADIUS}l${RADIUS} ${RADIUS * 1.8}h${-2 * RADIUS}z`}
        fill="var(--above)"
        fillOpacity="0.85"
      />
    );
  }
  if (position === "below") {
    return (
      <path
        d={`M${cx} ${cy + RADIUS}l${RADIUS} ${-RADIUS * 1.8}h${-2 * RADIUS}z`}
        fill="var(--below)"
        fillOpacity="0.85"
      />
    );
  }
  if (position === "at") return <circle cx={cx} cy={cy} r={RADIUS - 0.5} fill="var(--ink-2)" />;
  return <circle cx={cx} cy={cy} r={RADIUS - 0.5} fill="none" stroke="var(--ink-2)" strokeWidth="1.5" />;
}
