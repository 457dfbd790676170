/** A block as its announcement names it. */
export interface AnnouncedHead {
  readonly number: number;
  readonly hash: string;
}
