import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "./Button";
import { Dialog, DialogActions } from "./Dialog";

interface Props {
  title: string;
  description?: string;
  onClose: () => void;
  children: ReactNode;
}

/** Reports a result and asks nothing. */
export function DoneDialog({ children, onClose, ...head }: Props) {
  return (
    <Dialog open onClose={onClose} {...head}>
      {children}
      <DialogActions>
        <Button onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  );
}
