import { takeChosenLanguage } from "@/lib/language";
import { post } from "./client";
import type { Session } from "./types";

export function signIn(credentials: { email: string; password: string }): Promise<Session> {
  return post("/api/auth/login", { ...credentials, language: takeChosenLanguage() });
}
