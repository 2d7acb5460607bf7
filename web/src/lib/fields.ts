import { t } from "@lingui/core/macro";
import { emailProblem } from "./email";
import { passwordProblem } from "./password";
import { z } from "./schema";

/** A text that must say something; what surrounds it is cut off. */
export const required = (problem: string) => z.string().trim().min(1, problem);

/** A text for which `problemOf` may have a sentence. */
const checked = (problemOf: (text: string) => string | undefined) =>
  z.string().superRefine((text, context) => {
    const message = problemOf(text);
    if (message) context.addIssue({ code: "custom", message });
  });

export const emailAddress = checked(emailProblem).transform((email) => email.trim());

export const newPassword = checked(passwordProblem);

export const presentPassword = (problem: string = t`Enter your password.`) =>
  z.string().min(1, problem);
