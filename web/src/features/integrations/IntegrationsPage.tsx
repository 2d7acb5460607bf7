import { PageHeader } from "@/components/PageHeader";
import RetellAgentConnect from "@/components/RetellAgentConnect";

export function IntegrationsPage() {
  return (
    <div className="max-w-3xl">
      <PageHeader title="Integrations" description="Connect the phone agents that work for you." />
      <RetellAgentConnect />
    </div>
  );
}
