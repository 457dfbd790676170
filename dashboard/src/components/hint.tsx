import { cloneElement, type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { HintPopup } from "./hint-popup.tsx";

const HOVER_DELAY_MS = 250;

/** What the trigger has to take over. */
export interface HintTriggerProps {
  readonly children?: ReactNode;
  readonly onClick?: (event: unknown) => void;
}

interface HintProps {
  /** What the popup says. */
  readonly text: ReactNode;
  /** Element that the popup belongs to; must be able to take the focus. */
  readonly trigger: ReactElement<HintTriggerProps>;
  readonly children?: ReactNode;
}

/** A short explanation that opens on hover, on keyboard focus and on tap, and closes on Escape. */
export function Hint({ text, trigger, children }: HintProps) {
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  const { isOpen, open, close, openSoon } = useDelayedOpen();
  const own = trigger.props.onClick;
  const handlers = {
    ref: anchor,
    "aria-describedby": isOpen ? id : undefined,
    onPointerEnter: openSoon,
    onPointerLeave: close,
    onFocus: open,
    onBlur: close,
    onClick: (event: unknown) => {
      own?.(event);
      open();
    },
  };
  return (
    <>
      {cloneElement(trigger, { ...handlers, children })}
      {isOpen && (
        <HintPopup id={id} anchor={anchor} onClose={close}>
          {text}
        </HintPopup>
      )}
    </>
  );
}

function useDelayedOpen() {
  const [isOpen, setIsOpen] = useState(false);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const set = (next: boolean) => {
    window.clearTimeout(timer.current);
    setIsOpen(next);
  };
  return {
    isOpen,
    open: () => set(true),
    close: () => set(false),
    openSoon: () => {
      timer.current = window.setTimeout(() => setIsOpen(true), HOVER_DELAY_MS);
    },
  };
}
