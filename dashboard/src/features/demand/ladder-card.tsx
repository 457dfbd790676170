import { useTranslation } from "react-i18next";
import { ChartCard } from "../../components/chart-card.tsx";
import { MoneyValue } from "../../components/money-value.tsx";
import type { ChartTable } from "../../components/twin-table.tsx";
import { formatCount } from "../../format/count.ts";
import { formatMoney } from "../../format/money.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { Book } from "./use-demand.ts";

interface LadderCardProps {
  readonly side: "asks" | "bids";
  readonly book: Book;
  readonly fileName: string;
}

const HEIGHT = 300;

/** What is offered, or wanted, at each price: the best price first. */
export function LadderCard({ side, book, fileName }: LadderCardProps) {
  const { t } = useTranslation();
  const levels = book[side];
  const most = levels.reduce((max, { ticketCount }) => Math.max(max, Number(ticketCount)), 0);
  const tickets = Number(side === "asks" ? book.askTicketCount : book.bidTicketCount);
  return (
    <ChartCard
      subject={t(`demand.ladder.${side}`)}
      title={t(`demand.ladder.${side}Title`, { count: tickets })}
      summary={t(`demand.ladder.${side}Summary`)}
      fileName={fileName}
      height={HEIGHT}
      table={useLadderTable(levels)}
    >
      <section
        aria-label={t(`demand.ladder.${side}`)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
        tabIndex={0}
        className="h-full overflow-auto"
      >
        <ol className="flex flex-col gap-1.5 text-13">
          {levels.map((level) => (
            <li key={level.price.raw} className="grid grid-cols-[8rem_1fr_3rem] items-center gap-3">
              <span className="truncate text-right">
                <MoneyValue money={level.price} />
              </span>
              <svg aria-hidden="true" className="h-3 w-full">
                <rect
                  width={`${(100 * Number(level.ticketCount)) / Math.max(most, 1)}%`}
                  height="100%"
                  rx="2"
                  fill={side === "asks" ? "var(--c2)" : "var(--c1)"}
                />
              </svg>
              <TicketCount count={level.ticketCount} />
            </li>
          ))}
        </ol>
      </section>
    </ChartCard>
  );
}

function TicketCount({ count }: { readonly count: string }) {
  const locale = useLocale();
  return <span className="text-ink-2">{formatCount(count, locale)}</span>;
}

function useLadderTable(levels: Book["asks"]): ChartTable {
  const { t } = useTranslation();
  const locale = useLocale();
  return {
    columns: [
      { label: t("demand.ladder.price"), csvName: "price_raw", isNumeric: true },
      { label: t("demand.ladder.orders"), csvName: "orders", isNumeric: true },
      { label: t("demand.ladder.tickets"), csvName: "tickets", isNumeric: true },
    ],
    rows: levels.map(({ price, orderCount, ticketCount }) => ({
      key: price.raw,
      cells: [
        formatMoney(price, locale).full,
        formatCount(orderCount, locale),
        formatCount(ticketCount, locale),
      ],
      csv: [price.raw, orderCount, ticketCount],
    })),
  };
}
