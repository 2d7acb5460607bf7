// Runs before the first paint so that the page never flashes in the wrong theme.
// A file of its own because the content security policy forbids inline scripts.
(() => {
  let choice = "system";
  try {
    choice = localStorage.getItem("aivors-theme") || "system";
  } catch {
    // Storage may be blocked; the system's theme is a good answer then.
  }
  const dark =
    choice === "dark" ||
    (choice === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.classList.toggle("dark", dark);
})();
