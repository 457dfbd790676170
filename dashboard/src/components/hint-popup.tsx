import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from "react";

const GAP_PX = 6;
const EDGE_PX = 8;

interface HintPopupProps {
  readonly id: string;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The popup of a hint: in the browser's top layer, above its anchor, or below where there is no room. */
export function HintPopup({ id, anchor, onClose, children }: HintPopupProps) {
  const popup = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = popup.current;
    if (element === null || anchor.current === null) return;
    element.showPopover();
    placeAbove(element, anchor.current.getBoundingClientRect());
  });
  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === "Escape") onClose();
    };
    document.addEventListener("keydown", closeOnEscape);
    document.addEventListener("scroll", onClose, { capture: true, passive: true, once: true });
    return () => {
      document.removeEventListener("keydown", closeOnEscape);
      document.removeEventListener("scroll", onClose, { capture: true });
    };
  }, [onClose]);
  return (
    <span
      ref={popup}
      id={id}
      role="tooltip"
      popover="manual"
      className="pointer-events-none fixed inset-auto m-0 max-w-[min(18rem,calc(100vw-16px))] rounded-control bg-ink px-2.5 py-1.5 text-left text-12 font-normal tracking-normal whitespace-normal text-ground"
    >
      {children}
    </span>
  );
}

function placeAbove(element: HTMLElement, anchor: DOMRect): void {
  const { width, height } = element.getBoundingClientRect();
  const roomLeft = Math.min(anchor.left + anchor.width / 2 - width / 2, window.innerWidth - width - EDGE_PX);
  const above = anchor.top - height - GAP_PX;
  element.style.left = `${Math.max(EDGE_PX, roomLeft)}px`;
  element.style.top = `${above < EDGE_PX ? anchor.bottom + GAP_PX : above}px`;
}
