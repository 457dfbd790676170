import { AppError } from "@facevalue/core";
import type { EntityRef } from "../../../graphql/entity-ref.ts";
import type { RequestContext } from "../../../graphql/request-context.ts";
import type { SaleRecord } from "../../sale/sale-record.ts";

/** A sale that a row names, so that it is there. */
export async function loadSale(ref: EntityRef, { loaders }: RequestContext): Promise<SaleRecord> {
  const sale = await loaders.sale.load(ref);
  if (sale === null)
    throw new AppError("INTERNAL", `a ticket's history names the sale ${ref.key}, which is missing`);
  return sale;
}
