import { useTranslation } from "react-i18next";
import { Figure } from "../../components/figure.tsx";
import { FigureRow } from "../../components/figure-row.tsx";
import { MoneyValue } from "../../components/money-value.tsx";
import { MarkupValue, ShareValue } from "../../components/ratio-value.tsx";
import { Unknown } from "../../components/unknown.tsx";
import { formatCount } from "../../format/count.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { Book } from "./use-demand.ts";

/** The prices that a market comes down to. */
export function BookFigures({ book }: { readonly book: Book }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const depth = book.depth
    .map(
      ({ withinPercent, ticketCount }) =>
        `+${withinPercent}% ${ticketCount === null ? "–" : formatCount(ticketCount, locale)}`,
    )
    .join(" · ");
  return (
    <FigureRow label={t("demand.book.label")} columns={4}>
      <Figure
        label={t("demand.book.getIn")}
        value={
          book.getInPrice === null ? (
            <Unknown reason={book.getInReason} />
          ) : (
            <MoneyValue money={book.getInPrice} isFigure />
          )
        }
        detail={depth}
      />
      <Figure
        label={t("demand.book.premium")}
        value={<MarkupValue ratio={book.getInPremium} />}
        detail={t("demand.book.premiumDetail")}
      />
      <Figure
        label={t("demand.book.bestBid")}
        value={
          book.bestBid === null ? <Unknown reason="NO_BIDS" /> : <MoneyValue money={book.bestBid} isFigure />
        }
        detail={t("demand.book.bidDetail", { count: Number(book.bidTicketCount) })}
      />
      <Figure
        label={t("demand.book.spread")}
        value={<ShareValue ratio={book.spread} />}
        detail={t("demand.book.spreadDetail")}
      />
    </FigureRow>
  );
}
