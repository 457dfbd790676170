import { AppError } from "@facevalue/core";
import type { SaleResolvers } from "../../../generated/resolver-types.ts";
import { encodeGlobalId } from "../../../graphql/global-id.ts";
import { loadFiatFaceValue, loadFiatPrice } from "../../exchange/load-sale-fiat.ts";
import { loadSaleWash } from "../../wash/providers/load-sale-wash.ts";
import { capPriceOf, excessOf, measureMarkup } from "../measure-markup.ts";

export const Sale: SaleResolvers = {
  id: (sale) => encodeGlobalId(sale),
  ticket: async ({ chainId, ticket, key }, _args, { loaders }) => {
    if (ticket === null) return null;
    const found = await loaders.ticket.load({ chainId, key: ticket });
    if (found === null) throw new AppError("INTERNAL", `the sale ${key} has no ticket`);
    return found;
  },
  event: ({ chainId, event }, _args, { loaders }) =>
    event === null ? null : loaders.event.load({ chainId, key: event }),
  ticketType: ({ chainId, ticketType }, _args, { loaders }) =>
    ticketType === null ? null : loaders.ticketType.load({ chainId, key: ticketType }),
  fiatPrice: (sale, _args, context) => loadFiatPrice(sale, context),
  fiatFaceValue: (sale, _args, context) => loadFiatFaceValue(sale, context),
  fees: (sale, _args, { loaders }) => loaders.saleFees.load(sale),
  wash: (sale, _args, context) => loadSaleWash(sale, context),
  markup: (sale) => (sale.kind === "SECONDARY" ? measureMarkup(sale) : null),
  capPrice: capPriceOf,
  excess: (sale) => (sale.kind === "SECONDARY" ? excessOf(sale) : null),
};
