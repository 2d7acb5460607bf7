import type { CallScope } from "@/api/callScope";
import type { ClientSettings } from "@/api/types";
import { FieldRolesSection } from "./FieldRolesSection";
import { GoalsSection } from "./GoalsSection";
import { HoursSection } from "./HoursSection";
import { RulesSection } from "./RulesSection";
import { ZoneSection } from "./ZoneSection";

export function BusinessSettings({
  scope,
  settings,
}: {
  scope: CallScope;
  settings: ClientSettings;
}) {
  return (
    <div className="grid gap-5">
      <ZoneSection scope={scope} settings={settings} />
      <HoursSection scope={scope} settings={settings} />
      <GoalsSection scope={scope} settings={settings} />
      <FieldRolesSection scope={scope} settings={settings} />
      {scope.kind === "own" && <RulesSection goals={settings.goals} />}
    </div>
  );
}
