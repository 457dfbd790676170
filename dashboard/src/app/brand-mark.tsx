/** The product's mark: a ticket with its perforation. */
export function BrandMark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className="size-7 shrink-0">
      <path
        className="fill-accent"
        d="M4 6h24a2 2 0 0 1 2 2v5a3 3 0 0 0 0 6v5a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2v-5a3 3 0 0 0 0-6V8a2 2 0 0 1 2-2Z"
      />
      <path
        className="stroke-on-accent"
        strokeWidth="2"
        strokeLinecap="round"
        strokeDasharray="0.1 4"
        d="M20 9v15"
      />
      <path className="stroke-on-accent" strokeWidth="2.5" strokeLinecap="round" d="M8 12.5h7M8 18h5" />
    </svg>
  );
}
