import { Trans } from "@lingui/react/macro";
import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { controlClass } from "@/components/Input";
import { parts } from "@/lib/callFilter";
import { cn } from "@/lib/cn";
import { LONGEST_TEXT } from "@/lib/searchText";

interface Props {
  id?: string;
  label: string;
  /** The label when nothing is chosen. */
  anyLabel: string;
  options: { value: string; label: string }[];
  /** The chosen values, separated by commas. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** Whether the choices float above the page instead of taking space in it. */
  floating: boolean;
  className?: string;
}

/** A multiple choice: a button that opens checkboxes. */
export function SeveralChoice(props: Props) {
  const { label, anyLabel, options, value, onChange, floating, className } = props;
  const chosen = parts(value ?? "");
  const own = useId();
  const id = props.id ?? own;
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    if (!open) return;
    const boxes = whole.current?.querySelectorAll<HTMLInputElement>("input");
    const first = [...(boxes ?? [])].find(({ checked }) => checked) ?? boxes?.[0];
    first?.focus();
    function onPress({ target }: PointerEvent) {
      if (target instanceof Node && !whole.current?.contains(target)) setOpen(false);
    }
    document.addEventListener("pointerdown", onPress);
    return () => document.removeEventListener("pointerdown", onPress);
  }, [open]);

  function toggle(option: string) {
    const next = options
      .map((each) => each.value)
      .filter((each) => chosen.includes(each) !== (each === option));
    onChange(next.join(",") || undefined);
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === "Escape" && open) {
      // Closes the choices, but not the dialog around them.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    if (!open) return setOpen(true);
    const stops = [
      ...(whole.current?.querySelectorAll<HTMLElement>("input:enabled, [data-none]") ?? []),
    ];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
  }

  const only = options.find((option) => option.value === value);
  const shown =
    chosen.length === 0
      ? anyLabel
      : chosen.length === 1 && only
        ? only.label
        : String(chosen.length);
  const full = options.some((option) => isTooMuch(option.value, value));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the button and the boxes
    <div
      ref={whole}
      className={cn("relative", className)}
      onKeyDown={onKey}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget && !whole.current?.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        id={id}
        type="button"
        aria-label={`${label}: ${shown}`}
        aria-expanded={open}
        aria-controls={open ? `${id}-choices` : undefined}
        onClick={() => setOpen(!open)}
        className={cn(controlClass, "truncate pr-8 text-left", floating && "lg:text-[13px]")}
      >
        {chosen.length > 1 ? `${label}: ${shown}` : shown}
      </button>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-3.5 right-2.5 size-4 text-ink-faint md:top-2.5"
      />
      {open && (
        <div
          id={`${id}-choices`}
          role="group"
          aria-label={label}
          data-takes-keys
          className={cn(
            "mt-1 max-h-72 overflow-y-auto overscroll-contain rounded-xl border border-line bg-surface p-1",
            floating && "absolute top-full left-0 z-40 w-max min-w-full max-w-80 shadow-xl",
          )}
        >
          {options.map((option) => (
            <label
              key={option.value}
              className="flex min-h-11 items-center gap-2.5 rounded-lg px-2.5 text-sm hover:bg-sunken has-focus-visible:bg-sunken md:min-h-8"
            >
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-(--color-accent)"
                checked={chosen.includes(option.value)}
                disabled={isTooMuch(option.value, value)}
                onChange={() => toggle(option.value)}
              />
              <span className="min-w-0 break-words">{option.label}</span>
            </label>
          ))}
          {full && (
            <p className="px-2.5 py-1.5 text-[13px] text-ink-faint">
              <Trans>No more can be chosen at once.</Trans>
            </p>
          )}
          <button
            type="button"
            data-none
            onClick={() => onChange(undefined)}
            className="flex min-h-11 w-full items-center rounded-lg px-2.5 text-left text-ink-soft text-sm hover:bg-sunken hover:text-ink md:min-h-8"
          >
            {anyLabel}
          </button>
        </div>
      )}
    </div>
  );
}

/** Returns whether one more value would make the URL too long. */
function isTooMuch(option: string, value: string | undefined): boolean {
  const chosen = parts(value ?? "");
  return !chosen.includes(option) && [...chosen, option].join(",").length > LONGEST_TEXT;
}
