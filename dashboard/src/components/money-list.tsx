import clsx from "clsx";
import type { Money } from "../format/money.ts";
import type { NullReason } from "../generated/graphql.ts";
import { MoneyValue } from "./money-value.tsx";
import { Unknown } from "./unknown.tsx";

interface MoneyListProps {
  /** One per currency; null where the amount is not known. */
  readonly amounts: readonly (Money | null)[];
  /** Why amounts are null. */
  readonly reason?: NullReason;
  /** Whether it stands large in a row of figures. */
  readonly isFigure?: boolean;
}

/** Amounts of several currencies below each other; amounts of nothing are left out when there are others. */
export function MoneyList({ amounts, reason = "NO_SALES", isFigure = false }: MoneyListProps) {
  const known = amounts.filter((money) => money !== null);
  const hasUnknown = known.length < amounts.length;
  const nonZero = known.filter((money) => money.raw !== "0");
  const shown = nonZero.length > 0 || hasUnknown ? nonZero : known.slice(0, 1);
  if (amounts.length === 0) return <Unknown reason="NO_SALES" />;
  return (
    <span className={clsx("flex flex-col", isFigure && shown.length > 1 && "text-20 leading-snug")}>
      {shown.map((money) => (
        <span key={money.currency.id}>
          <MoneyValue money={money} isFigure={isFigure} />
        </span>
      ))}
      {hasUnknown && (
        <span>
          <Unknown reason={reason} />
        </span>
      )}
    </span>
  );
}
