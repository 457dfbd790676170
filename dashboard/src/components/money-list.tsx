import type { Money } from "../format/money.ts";
import { MoneyValue } from "./money-value.tsx";
import { Unknown } from "./unknown.tsx";

/** Amounts of several currencies below each other; amounts of nothing are left out when there are others. */
export function MoneyList({ amounts }: { readonly amounts: readonly Money[] }) {
  const nonZero = amounts.filter((money) => money.raw !== "0");
  const shown = nonZero.length > 0 ? nonZero : amounts.slice(0, 1);
  if (shown.length === 0) return <Unknown reason="NO_SALES" />;
  return (
    <span className="flex flex-col">
      {shown.map((money) => (
        <span key={money.currency.id}>
          <MoneyValue money={money} />
        </span>
      ))}
    </span>
  );
}
