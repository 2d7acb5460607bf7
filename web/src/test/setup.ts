import { i18n } from "@lingui/core";

// Tests read the texts as they stand in the source.
i18n.load("en", {});
i18n.activate("en", "en-GB");
