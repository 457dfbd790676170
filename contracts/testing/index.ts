export type { AnvilOptions } from "./anvil-options.ts";
export { deployPriceFeed, type PriceFeedContract } from "./deploy-price-feed.ts";
export { type Anvil, startAnvil } from "./start-anvil.ts";
export { testAccounts } from "./test-accounts.ts";
