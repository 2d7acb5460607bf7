import type { HtmlTagDescriptor, Plugin } from "vite";

/**
 * `main.tsx` imports the application once the reader's language is there. The browser is told in
 * the page itself, so that it fetches the application meanwhile.
 */
export function preloadApp(name: string): Plugin {
  return {
    name: "preload-app",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        const app = chunks.find((chunk) => chunk.name === name);
        if (!app) throw new Error(`There is no chunk ${name} to preload.`);
        return [app.fileName, ...app.imports].map(
          (file): HtmlTagDescriptor => ({
            tag: "link",
            attrs: { rel: "modulepreload", crossorigin: true, href: `/${file}` },
            injectTo: "head",
          }),
        );
      },
    },
  };
}
