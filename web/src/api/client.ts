import { i18n } from "@lingui/core";
import { t } from "@lingui/core/macro";
import { problemText } from "./problemText";

/** What the server refused, in words for people (`message`) and for code (`code`). */
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

  /** The sentence for one form field, when the server named it. */
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

type Query = Record<string, string | number | undefined | null>;

interface RequestOptions {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  query?: Query;
  signal?: AbortSignal;
}

const UNREACHABLE = t`We can’t reach the server. Check your connection and try again.`;
const UNEXPECTED = t`Something went wrong on our side. Please try again in a moment.`;

let signedOut: () => void = () => {};

/** Called whenever the server says that nobody is signed in any more. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

export async function send<T>(path: string, options: RequestOptions = {}): Promise<Answer<T>> {
  const { method = "GET", body, query, signal } = options;
  let response: Response;
  try {
    response = await fetch(withQuery(path, query), {
      method,
      signal,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        // An account without a language takes it at the sign-in; so do mails to it.
        "Accept-Language": i18n.locale,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiError(0, "unreachable", UNREACHABLE);
  }

  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(response, answer);
  if (!isRecord(answer)) throw new ApiError(response.status, "unreadable", UNEXPECTED);
  return {
    data: answer.data as T,
    message: typeof answer.message === "string" ? answer.message : "",
    status: response.status,
  };
}

export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return (await send<T>(path, { query, signal })).data;
}

export async function post<T>(path: string, body?: unknown): Promise<T> {
  return (await send<T>(path, { method: "POST", body })).data;
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
  // A wrong password is also a 401, yet it does not end the session one has.
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

/** A fault or a lost connection, which may pass; a refusal stays one however often one asks. */
export function mayPass(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500);
}

/** A sentence for anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : UNEXPECTED;
}
