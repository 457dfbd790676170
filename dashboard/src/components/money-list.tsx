import clsx from "clsx";
import type { Money } from "../format/money.ts";
import { MoneyValue } from "./money-value.tsx";
import { Unknown } from "./unknown.tsx";

interface MoneyListProps {
  readonly amounts: readonly Money[];
  /** Whether it stands large in a row of figures. */
  readonly isFigure?: boolean;
}

/** Amounts of several currencies below each other; amounts of nothing are left out when there are others. */
export function MoneyList({ amounts, isFigure = false }: MoneyListProps) {
  const nonZero = amounts.filter((money) => money.raw !== "0");
  const shown = nonZero.length > 0 ? nonZero : amounts.slice(0, 1);
  if (shown.length === 0) return <Unknown reason="NO_SALES" />;
  return (
    <span className={clsx("flex flex-col", isFigure && shown.length > 1 && "text-20 leading-snug")}>
      {shown.map((money) => (
        <span key={money.currency.id}>
          <MoneyValue money={money} isFigure={isFigure} />
        </span>
      ))}
    </span>
  );
}
