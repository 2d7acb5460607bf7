import { t } from "@lingui/core/macro";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./Button";
import type { ButtonVariant } from "./buttonClass";
import { toast } from "./toasts";

interface Props {
  /** A function is called on each click, so that the text can contain the current time. */
  text: string | (() => string);
  label: string;
  variant?: ButtonVariant;
}

export function CopyButton({ text, label, variant = "secondary" }: Props) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(typeof text === "string" ? text : text());
      setCopied(true);
    } catch {
      toast.error(t`Your browser did not allow copying. Select the text and copy it by hand.`);
    }
  }

  const Icon = copied ? Check : Copy;
  return (
    <Button variant={variant} size="sm" onClick={copy}>
      <Icon aria-hidden className="size-3.5" />
      {label}
      <span aria-live="polite" className="sr-only">
        {copied ? t`Copied` : ""}
      </span>
    </Button>
  );
}
