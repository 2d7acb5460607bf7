import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ComponentProps } from "react";
import { Button } from "./Button";
import { Dialog, DialogActions } from "./Dialog";
import { OneTimeLink } from "./OneTimeLink";

/** Shows a link that has just been made for somebody who had one before. */
export function OneTimeLinkDialog({
  onClose,
  ...link
}: ComponentProps<typeof OneTimeLink> & { onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={link.mailed ? t`The link was sent` : t`The link is ready`}
      description={t`Earlier links no longer work.`}
    >
      <OneTimeLink {...link} />
      <DialogActions>
        <Button onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  );
}
