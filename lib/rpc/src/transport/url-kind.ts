/** Whether a URL begins with ws:// or wss://. */
export function isWebSocketUrl(url: string): boolean {
  return /^wss?:/i.test(url);
}

export function isRpcUrl(url: string): boolean {
  return URL.canParse(url) && ["http:", "https:", "ws:", "wss:"].includes(new URL(url).protocol);
}
