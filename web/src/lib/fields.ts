import { t } from "@lingui/core/macro";
import { emailProblem } from "./email";
import { passwordProblem } from "./password";
import { z } from "./schema";

/** Says what is wrong with a value, or with the named field of it. */
type Refuse = (problem: string, field?: string) => void;

/** What `read` makes of a value, unless it refuses it. */
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

/** A text without the space around it. */
export const trimmed = z.string().check(z.trim());

/** A text that must say something; what surrounds it is cut off. */
export const required = (problem: string) => trimmed.check(z.minLength(1, problem));

/** A text for which `problemOf` may have a sentence. */
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
