import { useQuery } from "@tanstack/react-query";
import { Plus, Webhook } from "lucide-react";
import { useState } from "react";
import { sourcesQuery } from "@/api/getSources";
import { Button } from "@/components/Button";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { PageHeader } from "@/components/PageHeader";
import { Skeleton } from "@/components/Skeleton";
import { CreateSourceDialog } from "./CreateSourceDialog";
import { SourceCard } from "./SourceCard";

export function SourcesPage() {
  const sources = useQuery(sourcesQuery);
  const [creating, setCreating] = useState(false);
  return (
    <div className="max-w-4xl">
      <PageHeader
        title="Webhook sources"
        description="Who may send calls here, and with which secret."
        aside={
          <Button onClick={() => setCreating(true)}>
            <Plus aria-hidden className="size-4" />
            New source
          </Button>
        }
      />
      {sources.isPending ? (
        <Skeleton className="h-96 rounded-xl" />
      ) : sources.isError ? (
        <ErrorState error={sources.error} onRetry={() => sources.refetch()} />
      ) : sources.data.length === 0 ? (
        <EmptyState icon={Webhook} title="No sources yet">
          Add one for n8n, or connect Retell directly.
        </EmptyState>
      ) : (
        <div className="grid gap-5 *:min-w-0">
          {sources.data.map((source) => (
            <SourceCard key={source.id} source={source} all={sources.data} />
          ))}
        </div>
      )}
      {creating && <CreateSourceDialog onClose={() => setCreating(false)} />}
    </div>
  );
}
