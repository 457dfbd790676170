import { createHash, timingSafeEqual } from "node:crypto";

/** What a caller's header says: the right key, none, another one, or that the server has none to compare with. */
export type AdminAccess = "GRANTED" | "MISSING" | "WRONG" | "NO_KEY_SET";

const BEARER = /^Bearer +(\S+) *$/i;

/** Compares the header Authorization with the admin key, in a time that tells nothing of the key. */
export function createAccessCheck(adminKey: string | undefined): (authorization?: string) => AdminAccess {
  if (adminKey === undefined || adminKey === "") return () => "NO_KEY_SET";
  const expected = digestOf(adminKey);
  return (authorization) => {
    const [, given] = BEARER.exec(authorization ?? "") ?? [];
    if (given === undefined) return "MISSING";
    return timingSafeEqual(digestOf(given), expected) ? "GRANTED" : "WRONG";
  };
}

/** Of one length whatever the key's. */
function digestOf(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}
