import { t } from "@lingui/core/macro";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { cn } from "@/lib/cn";
import { IconButton } from "./IconButton";

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  wide?: boolean;
  role?: "dialog" | "alertdialog";
}

/**
 * The browser's modal dialog: it keeps the focus inside, closes with Escape, and makes the page
 * behind inert. It adds no style element at run time, which the content security policy would
 * refuse.
 */
export function Dialog({ open, ...rest }: Props) {
  return open ? <OpenDialog {...rest} /> : null;
}

const FIRST_FIELD = "input:not([readonly], [type=radio], [type=date]), textarea, select";

function OpenDialog({ onClose, title, description, children, wide, role }: Omit<Props, "open">) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    const { style, clientWidth } = document.documentElement;
    const { overflow, scrollbarGutter } = style;
    // Keeps the width of the page behind when its scrollbar disappears.
    if (window.innerWidth > clientWidth) style.scrollbarGutter = "stable";
    style.overflow = "hidden";
    dialog?.showModal();
    // The browser would focus the close button.
    dialog?.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
    return () => {
      style.overflow = overflow;
      style.scrollbarGutter = scrollbarGutter;
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes with Escape or the buttons
    <dialog
      ref={ref}
      role={role}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={cn(
        "m-0 mt-auto max-h-[92dvh] w-full max-w-none overflow-y-auto rounded-t-2xl border border-line bg-surface p-0 text-ink shadow-2xl open:animate-appear",
        "md:m-auto md:rounded-2xl",
        wide ? "md:max-w-2xl" : "md:max-w-md",
      )}
    >
      <div className="p-5 pb-[calc(1.25rem+env(safe-area-inset-bottom))] md:p-6">
        <div className="flex items-start justify-between gap-4">
          <div className="min-w-0">
            <h2 id={`${id}-title`} className="font-semibold text-base tracking-tight">
              {title}
            </h2>
            {description && (
              <div id={`${id}-description`} className="mt-1 break-words text-ink-soft text-sm">
                {description}
              </div>
            )}
          </div>
          <IconButton
            icon={X}
            label={t`Close`}
            onClick={onClose}
            className="-mt-2 -mr-2 md:-mt-1"
          />
        </div>
        <div className="mt-5">{children}</div>
      </div>
    </dialog>
  );
}

/** The buttons of a dialog. On a phone they stack, with the main one first. */
export function DialogActions({ children }: { children: ReactNode }) {
  return (
    <div className="mt-6 flex flex-col-reverse gap-2 md:flex-row md:justify-end">{children}</div>
  );
}
