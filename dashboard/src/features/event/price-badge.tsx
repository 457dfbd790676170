import { useTranslation } from "react-i18next";
import { HintText } from "../../components/hint-text.tsx";
import type { TicketFamily } from "../../generated/graphql.ts";
import { type PriceNote, priceNoteOf } from "./price-note.ts";
import type { SaleRow } from "./use-latest-sales.ts";

interface PriceBadgeProps {
  readonly sale: SaleRow;
  readonly family: TicketFamily | null;
}

/** Says that a price was declared or worked out, where nothing shows that it was paid. */
export function PriceBadge({ sale, family }: PriceBadgeProps) {
  const note = priceNoteOf(sale, family);
  return note === null ? null : <Badge note={note} />;
}

function Badge({ note }: { readonly note: PriceNote }) {
  const { t } = useTranslation();
  return (
    <HintText
      hint={t(`event.sales.priceNote.${note}.hint`)}
      className="mr-1.5 rounded-full border border-line px-1.5 text-12 font-normal text-ink-2"
    >
      {t(`event.sales.priceNote.${note}.label`)}
    </HintText>
  );
}
