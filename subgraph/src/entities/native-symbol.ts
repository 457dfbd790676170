/** Ticker of the native coin of a network by graph-cli's name for it; null for one that is not listed. */
export function nativeSymbol(network: string): string | null {
  if (network == "localhost" || network == "mainnet" || network == "sepolia" || network == "base")
    return "ETH";
  if (network == "arbitrum-one" || network == "optimism") return "ETH";
  if (network == "matic" || network == "polygon") return "POL";
  if (network == "xdai" || network == "gnosis") return "xDAI";
  return null;
}
