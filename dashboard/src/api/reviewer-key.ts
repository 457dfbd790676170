import { useSyncExternalStore } from "react";

const STORAGE_KEY = "facevalue.reviewerKey";

/** A key as it was entered last. */
export interface ReviewerKey {
  readonly text: string;
  /** Grows with every entry, so that the same key entered again counts as new. */
  readonly entry: number;
}

const listeners = new Set<() => void>();
let current: ReviewerKey | null = readStored();

/** What may stand in the header of a request. */
export function isUsableKey(text: string): boolean {
  return /^[\w.~+/=-]+$/.test(text);
}

/** Keeps the key for this tab until it is closed, and nowhere else. */
export function enterReviewerKey(text: string): void {
  window.sessionStorage.setItem(STORAGE_KEY, text);
  change({ text, entry: (current?.entry ?? 0) + 1 });
}

export function forgetReviewerKey(): void {
  window.sessionStorage.removeItem(STORAGE_KEY);
  change(null);
}

/** The key of this tab; null without one. */
export function useReviewerKey(): ReviewerKey | null {
  return useSyncExternalStore(subscribe, () => current);
}

function readStored(): ReviewerKey | null {
  const text = window.sessionStorage.getItem(STORAGE_KEY);
  return text !== null && isUsableKey(text) ? { text, entry: 0 } : null;
}

function change(next: ReviewerKey | null): void {
  current = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
