/** The most wallets that a household has. */
export const HOUSEHOLD_WALLETS = 3;
