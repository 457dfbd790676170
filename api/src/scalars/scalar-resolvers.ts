import { AddressScalar } from "./address.ts";
import { BigIntScalar } from "./big-int.ts";
import { DateScalar } from "./date.ts";
import { DateTimeScalar } from "./date-time.ts";
import { DecimalScalar } from "./decimal.ts";
import { HashScalar } from "./hash.ts";

export const scalarResolvers = {
  Address: AddressScalar,
  BigInt: BigIntScalar,
  Date: DateScalar,
  DateTime: DateTimeScalar,
  Decimal: DecimalScalar,
  Hash: HashScalar,
};
