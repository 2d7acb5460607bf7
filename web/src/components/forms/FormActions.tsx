import { Trans } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { DialogActions } from "@/components/Dialog";

interface Props {
  /** The label of the submit button, such as "Save". */
  submit: string;
  busy: boolean;
  onCancel: () => void;
}

/** The buttons of a form in a dialog: cancel and submit. */
export function FormActions({ submit, busy, onCancel }: Props) {
  return (
    <DialogActions>
      <Button variant="secondary" onClick={onCancel}>
        <Trans>Cancel</Trans>
      </Button>
      <Button type="submit" busy={busy}>
        {submit}
      </Button>
    </DialogActions>
  );
}
