import { i18n } from "@lingui/core";
import { t } from "@lingui/core/macro";
import createClient, { type Middleware } from "openapi-fetch";
import { problemText } from "./problemText";
import type { paths } from "./schema";

/** A refusal of the server, with a text for people (`message`) and one for code (`code`). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    errors: FieldError[] = [],
    retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Returns the message about a form field, if the server named that field. */
  field(name: string): string | undefined {
    return this.errors.find((error) => error.field === name)?.message;
  }
}

export interface FieldError {
  field: string;
  message: string;
}

export interface Answer<T> {
  data: T;
  message: string;
  status: number;
}

const UNREACHABLE = t`We can’t reach the server. Check your connection and try again.`;
const UNEXPECTED = t`Something went wrong on our side. Please try again in a moment.`;

let signedOut: () => void = () => {};

/** Registers a listener that is called when the server reports that the session has ended. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

/** Builds a query string without absent and empty parameters. */
export function queryString(query: Record<string, unknown> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") search.append(name, String(one));
    }
  }
  return search.toString();
}

/** Sets the headers of every request and turns unsuccessful responses into errors. */
const everyRequest: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept", "application/json");
    // At sign-in the server gives an account without a language this one, also for its mails.
    request.headers.set("Accept-Language", i18n.locale);
  },
  async onResponse({ response }) {
    if (response.ok) return;
    throw refusal(response, await response.json().catch(() => undefined));
  },
  onError({ error }) {
    const given = error instanceof DOMException && error.name === "AbortError";
    return given ? error : new ApiError(0, "unreachable", UNREACHABLE);
  },
};

/** A typed client for all routes of the OpenAPI document. `unwrap` reads its responses. */
export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? "http://localhost",
  credentials: "same-origin",
  querySerializer: queryString,
  fetch: (request) => globalThis.fetch(request),
});
api.use(everyRequest);

type Call<T> = Promise<{ data?: { data: T; message: string }; response: Response }>;

/** Returns the whole response: its data, its message and its status. */
export async function answerOf<T>(call: Call<T>): Promise<Answer<T>> {
  const { data: body, response } = await call.catch((error: unknown) => {
    throw error instanceof SyntaxError ? new ApiError(0, "unreadable", UNEXPECTED) : error;
  });
  if (!isRecord(body)) throw new ApiError(response.status, "unreadable", UNEXPECTED);
  return { data: body.data, message: body.message, status: response.status };
}

/** Returns the data of a response. */
export async function unwrap<T>(call: Call<T>): Promise<T> {
  return (await answerOf(call)).data;
}

function refusal(response: Response, answer: unknown): ApiError {
  const problem = isRecord(answer) ? answer : {};
  const code = typeof problem.code === "string" ? problem.code : `http-${response.status}`;
  const errors = Array.isArray(problem.errors) ? problem.errors.map(fieldError) : [];
  const first = code === "invalid" ? errors[0] : undefined;
  const message =
    typeof problem.message === "string"
      ? (first?.message ?? textOf(problem.reason ?? code, problem, problem.message))
      : UNEXPECTED;
  const retryAfter = Number(response.headers.get("Retry-After"));
  // A wrong password is also a 401, but it does not end an existing session.
  if (response.status === 401 && code !== "bad-credentials") signedOut();
  return new ApiError(
    response.status,
    code,
    message,
    errors,
    retryAfter > 0 ? retryAfter : undefined,
  );
}

function fieldError(error: unknown): FieldError {
  const { field, message, code, ...rest } = isRecord(error) ? error : {};
  return { field: String(field ?? ""), message: textOf(code, rest, String(message ?? UNEXPECTED)) };
}

function textOf(key: unknown, { parameters }: Record<string, unknown>, english: string): string {
  return problemText(String(key), isRecord(parameters) ? parameters : {}, english);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Returns whether an error may be temporary: a fault or a lost connection. Refusals are permanent.
 */
export function mayPass(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500);
}

/** Returns a message for any thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : UNEXPECTED;
}
