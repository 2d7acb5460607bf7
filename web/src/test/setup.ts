import { i18n } from "@lingui/core";

// Tests use the source texts.
i18n.load("en", {});
i18n.activate("en", "en-GB");
