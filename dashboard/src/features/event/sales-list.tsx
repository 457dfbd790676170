import { HashChip } from "../../components/hash-chip.tsx";
import { SaleMarkup, SalePrice, SaleTicket } from "./sale-cells.tsx";
import { SaleKindLabel } from "./sale-kind-label.tsx";
import { SaleTime } from "./sale-time.tsx";
import { SaleParties, type SalesProps } from "./sales-table.tsx";

/** Sales as a list, for narrow screens: price and markup first. */
export function SalesList({ sales, chainId, timeZone, family }: SalesProps) {
  return (
    <ul className="text-13">
      {sales.map((sale) => (
        <li key={sale.id} className="flex flex-col gap-1 border-t border-line px-4 py-3">
          <div className="flex items-baseline justify-between gap-3">
            <span className="flex items-baseline gap-2 text-14 font-medium">
              <SalePrice sale={sale} family={family} />
              <SaleMarkup sale={sale} />
            </span>
            <SaleTime timestamp={sale.timestamp} chainId={chainId} timeZone={timeZone} />
          </div>
          <div className="flex flex-wrap items-center justify-between gap-x-3">
            <SaleKindLabel kind={sale.kind} />
            <SaleTicket sale={sale} />
          </div>
          <div className="flex flex-wrap items-center justify-between gap-x-3">
            <SaleParties sale={sale} chainId={chainId} />
            <HashChip hash={sale.transactionHash} />
          </div>
        </li>
      ))}
    </ul>
  );
}
