import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { messageOf } from "@/api/client";
import { clientsQuery } from "@/api/clients";
import { Field } from "./Field";
import { Notice } from "./Notice";
import { Select } from "./Select";

/** For operators: one of all clients. */
export function ClientSelect({
  value,
  onChange,
  error,
}: {
  value: string;
  onChange: (clientId: string) => void;
  error?: string;
}) {
  const clients = useQuery(clientsQuery());
  return (
    <>
      {clients.error && <Notice tone="bad">{messageOf(clients.error)}</Notice>}
      <Field label={t`Client`} error={error}>
        {(control) => (
          <Select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">{clients.isPending ? t`Loading…` : t`Choose a client`}</option>
            {clients.data?.map((client) => (
              <option key={client.id} value={client.id}>
                {client.name} ({client.email})
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}
