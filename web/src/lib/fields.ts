import { t } from "@lingui/core/macro";
import { emailProblem } from "./email";
import { passwordProblem } from "./password";
import { z } from "./schema";

/** Reports a problem of a value, or of the named field in it. */
type Refuse = (problem: string, field?: string) => void;

/** Returns a schema that transforms a value with `read`, which may refuse it. */
export const reading = <Schema extends z.ZodMiniType, Value>(
  schema: Schema,
  read: (value: z.output<Schema>, refuse: Refuse) => Value,
) =>
  z.pipe(
    schema,
    z.transform((value: z.output<Schema>, { issues }) =>
      read(value, (message, field) => {
        issues.push({ code: "custom", message, path: field ? [field] : [], input: value });
      }),
    ),
  );

/** A text without surrounding white space. */
export const trimmed = z.string().check(z.trim());

/** A trimmed text that must not be empty. */
export const required = (problem: string) => trimmed.check(z.minLength(1, problem));

/** A text that `problemOf` checks. It returns a message or undefined. */
export const checked = (problemOf: (text: string) => string | undefined) =>
  reading(z.string(), (text, refuse) => {
    const problem = problemOf(text);
    if (problem) refuse(problem);
    return text;
  });

export const emailAddress = reading(checked(emailProblem), (email) => email.trim());

export const newPassword = checked(passwordProblem);

export const presentPassword = (problem: string = t`Enter your password.`) =>
  z.string().check(z.minLength(1, problem));
