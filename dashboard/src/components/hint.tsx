import { Tooltip } from "@base-ui/react/tooltip";
import { type ReactElement, type ReactNode, useState } from "react";

interface HintProps {
  /** What the popup says. */
  readonly text: ReactNode;
  /** Element that the popup belongs to; must be able to take the focus. */
  readonly trigger: ReactElement;
  readonly children?: ReactNode;
}

/** A short explanation that opens on hover, on keyboard focus and on tap. */
export function Hint({ text, trigger, children }: HintProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Tooltip.Root open={isOpen} onOpenChange={setIsOpen}>
      <Tooltip.Trigger render={trigger} closeOnClick={false} delay={250} onClick={() => setIsOpen(true)}>
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} collisionPadding={8} className="z-50">
          <Tooltip.Popup className="max-w-72 rounded-control bg-ink px-2.5 py-1.5 text-12 text-ground">
            {text}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
