import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { meQuery } from "@/api/session";
import { PageHeader } from "@/components/PageHeader";
import { AuditLog } from "./AuditLog";
import type { Reader } from "./sentences";

/** For clients: all actions that concern their business. */
export function ActivityPage() {
  const filters = useSearch({ from: "/shell/client/settings/activity" });
  const navigate = useNavigate();
  const { data: user } = useQuery(meQuery);
  const reader = useMemo<Reader>(() => ({ role: "client", email: user?.email ?? "" }), [user]);
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={t`Activity`}
        description={t`What you and your agency did with your account. It also says when the agency looked at your calls.`}
      />
      <AuditLog
        reader={reader}
        filters={filters}
        onFilters={(search) =>
          navigate({ to: "/settings/activity", search, replace: true, resetScroll: false })
        }
      />
    </div>
  );
}
