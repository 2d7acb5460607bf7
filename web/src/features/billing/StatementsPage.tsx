import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ReceiptText } from "lucide-react";
import { ownStatementsQuery } from "@/api/billing";
import { Card } from "@/components/Card";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { PageHeader } from "@/components/PageHeader";
import { SkeletonRows } from "@/components/Skeleton";
import { StatementList } from "./StatementList";

/** A client's own statements, if its agency shows them. */
export function StatementsPage() {
  const statements = useQuery(ownStatementsQuery);
  return (
    <>
      <PageHeader title={t`Statements`} description={t`Your minutes, month by month.`} />
      <Card className="overflow-hidden">
        {statements.isPending ? (
          <SkeletonRows rows={4} height="h-14" />
        ) : statements.isError ? (
          <ErrorState error={statements.error} onRetry={() => statements.refetch()} />
        ) : statements.data.shown ? (
          <StatementList scope={{ kind: "own" }} statements={statements.data.statements} />
        ) : (
          <EmptyState icon={ReceiptText} title={t`Your agency does not show statements here`}>
            <Trans>Ask your agency when you want to see your minutes and prices.</Trans>
          </EmptyState>
        )}
      </Card>
    </>
  );
}
