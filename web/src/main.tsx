import { startLanguage } from "./lib/language";
import { watchTheme } from "./lib/theme";
import "./styles.css";

watchTheme();
startLanguage()
  .then(() => import("./app/start"))
  .then(({ start }) => start(document.getElementById("root")));
