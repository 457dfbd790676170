import { useTranslation } from "react-i18next";
import { Figure } from "../../components/figure.tsx";
import { FigureRow } from "../../components/figure-row.tsx";
import { ShareValue } from "../../components/ratio-value.tsx";
import { SoldBar } from "../../components/sold-bar.tsx";
import { formatShare } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { DecimalValue } from "./decimal-value.tsx";
import type { Demand } from "./use-demand.ts";

interface DemandFiguresProps {
  readonly demand: Demand;
  readonly capacity: string | null;
}

/** How the event sells and how its market moves. */
export function DemandFigures({ demand, capacity }: DemandFiguresProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const held = BigInt(demand.heldCount ?? 0);
  const offered = capacity === null ? null : BigInt(capacity) - held;
  const [hour, day] = demand.windows;
  const { saleAge } = demand;
  return (
    <FigureRow label={t("demand.figures.label")} columns={6}>
      <Figure
        label={t("demand.figures.sellThrough")}
        value={<ShareValue ratio={demand.sellThrough} />}
        detail={demand.soldCount !== null && <SoldBar sold={BigInt(demand.soldCount)} capacity={offered} />}
      />
      <Figure
        label={t("demand.figures.velocity")}
        value={<DecimalValue ratio={demand.velocity} places={1} />}
        detail={t("demand.figures.velocityDetail", {
          hour: Number(hour?.soldCount ?? 0),
          day: Number(day?.soldCount ?? 0),
        })}
      />
      <Figure
        label={t("demand.figures.buyers")}
        value={<DecimalValue ratio={demand.buyerRatio} places={2} />}
        detail={t("demand.figures.buyersDetail", { count: Number(demand.buyerCount ?? 0) })}
      />
      <Figure
        label={t("demand.figures.listed")}
        value={<ShareValue ratio={demand.listingRatio} />}
        detail={t("demand.figures.listedDetail", { count: Number(demand.listedTicketCount ?? 0) })}
      />
      <Figure
        label={t("demand.figures.absorption")}
        value={<DecimalValue ratio={demand.absorption} places={2} />}
        detail={t("demand.figures.absorptionDetail", { count: Number(day?.resoldCount ?? 0) })}
      />
      <Figure
        label={t("demand.figures.supply")}
        value={<DecimalValue ratio={demand.daysOfSupply} places={1} />}
        detail={
          saleAge.value !== null && t("demand.figures.age", { share: formatShare(saleAge.value, locale) })
        }
      />
    </FigureRow>
  );
}
