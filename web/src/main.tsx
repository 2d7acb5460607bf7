import { askForSession } from "./lib/earlySession";
import { startLanguage } from "./lib/language";
import { watchTheme } from "./lib/theme";
import "./styles.css";

watchTheme();
askForSession(window.location.pathname);
startLanguage()
  .then(() => import("./app/start"))
  .then(({ start }) => start(document.getElementById("root")));
