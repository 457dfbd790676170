import { identiconHues } from "../format/address.ts";

/** A disc of two colours worked out from an address. */
export function Identicon({ address }: { readonly address: string }) {
  const [first, second] = identiconHues(address);
  return (
    <svg aria-hidden="true" viewBox="0 0 14 14" className="size-3.5 shrink-0 rounded-full">
      <rect width="14" height="14" fill={`oklch(0.68 0.12 ${first})`} />
      <path d="M14 0v14H0z" fill={`oklch(0.5 0.12 ${second})`} />
    </svg>
  );
}
