import { Trans } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { DialogActions } from "@/components/Dialog";

interface Props {
  /** What the form does, in words such as "Save". */
  submit: string;
  busy: boolean;
  onCancel: () => void;
}

/** The two ways out of a form in a dialog. */
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
