import { t } from "@lingui/core/macro";
import type { ComponentProps } from "react";
import { DoneDialog } from "./DoneDialog";
import { OneTimeLink } from "./OneTimeLink";

/** Shows a new link that replaces an earlier one. */
export function OneTimeLinkDialog({
  onClose,
  ...link
}: ComponentProps<typeof OneTimeLink> & { onClose: () => void }) {
  return (
    <DoneDialog
      onClose={onClose}
      title={link.mailed ? t`The link was sent` : t`The link is ready`}
      description={t`Earlier links no longer work.`}
    >
      <OneTimeLink {...link} />
    </DoneDialog>
  );
}
