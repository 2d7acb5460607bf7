import { t } from "@lingui/core/macro";
import { PageHeader } from "@/components/PageHeader";
import RetellAgentConnect from "@/components/RetellAgentConnect";

export function IntegrationsPage() {
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={t`Integrations`}
        description={t`Connect the phone agents that work for you.`}
      />
      <RetellAgentConnect />
    </div>
  );
}
