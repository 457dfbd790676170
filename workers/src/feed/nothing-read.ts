/** Sequence number of a consumer that has read nothing: before any place in the feed. */
export const NOTHING_READ = "-1";
