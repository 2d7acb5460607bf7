export interface Toast {
  id: number;
  tone: "good" | "bad";
  text: string;
}

let toasts: Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function show(tone: Toast["tone"], text: string): void {
  const id = ++lastId;
  change([...toasts.slice(-2), { id, tone, text }]);
  setTimeout(() => dismissToast(id), tone === "bad" ? 9000 : 5000);
}

export function dismissToast(id: number): void {
  change(toasts.filter((each) => each.id !== id));
}

export const toast = {
  success: (text: string) => show("good", text),
  error: (text: string) => show("bad", text),
};

export const toastStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  get: () => toasts,
};
