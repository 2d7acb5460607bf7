import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ArrowLeft, ReceiptText } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { statementQuery } from "@/api/billing";
import type { CallScope } from "@/api/callScope";
import { ApiError } from "@/api/client";
import { clientQuery } from "@/api/clients";
import { meQuery } from "@/api/session";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { Skeleton } from "@/components/Skeleton";
import { PageTitle } from "@/components/usePageTitle";
import { ClientZone } from "@/components/zone";
import { monthName } from "@/lib/billing";
import { Statement } from "./Statement";

/** A client's own statement. */
export function OwnStatementPage() {
  const { month } = useParams({ from: "/shell/client/statements/$month" });
  const me = useQuery(meQuery);
  return (
    <StatementOf scope={{ kind: "own" }} month={month} name={me.data?.business?.name ?? ""}>
      <BackLink to="/statements">
        <Trans>All statements</Trans>
      </BackLink>
    </StatementOf>
  );
}

/** A client's statement for the operator, with Retell's cost and the margin. */
export function ClientStatementPage() {
  const { clientId, month } = useParams({
    from: "/shell/operator/operator/clients/$clientId/statements/$month",
  });
  const client = useQuery(clientQuery(clientId));
  const scope = useMemo<CallScope>(() => ({ kind: "client", clientId }), [clientId]);
  return (
    <ClientZone scope={scope}>
      <StatementOf scope={scope} month={month} name={client.data?.name ?? t`Client`}>
        <Link to="/operator/usage" search={{ month }} className={backClass}>
          <ArrowLeft aria-hidden className="size-4" />
          <Trans>Usage of {monthName(month)}</Trans>
        </Link>
      </StatementOf>
    </ClientZone>
  );
}

const backClass =
  "mb-4 inline-flex min-h-11 items-center gap-1.5 text-[13px] text-ink-soft hover:text-ink md:min-h-0 print:hidden";

function BackLink({ to, children }: { to: "/statements"; children: ReactNode }) {
  return (
    <Link to={to} className={backClass}>
      <ArrowLeft aria-hidden className="size-4" />
      {children}
    </Link>
  );
}

function StatementOf({
  scope,
  month,
  name,
  children,
}: {
  scope: CallScope;
  month: string;
  name: string;
  children: ReactNode;
}) {
  const statement = useQuery(statementQuery(scope, month));
  return (
    <>
      {children}
      {statement.data ? (
        <Statement statement={statement.data} scope={scope} name={name} />
      ) : statement.error instanceof ApiError && statement.error.status === 404 ? (
        <>
          <PageTitle title={t`Statement`} />
          <EmptyState icon={ReceiptText} title={t`There is no such statement`} />
        </>
      ) : statement.isError ? (
        <ErrorState error={statement.error} onRetry={() => statement.refetch()} />
      ) : (
        <div role="status" aria-label={t`Loading statement`} className="grid gap-5">
          <PageTitle title={t`Statement`} />
          <Skeleton className="h-16 w-72" />
          <Skeleton className="h-64 rounded-xl" />
        </div>
      )}
    </>
  );
}
