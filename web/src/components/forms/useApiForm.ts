import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { type DefaultValues, type FieldValues, type Path, useForm } from "react-hook-form";
import { ApiError, messageOf } from "@/api/client";
import type { z } from "@/lib/schema";

interface Options<Input extends FieldValues, Output, Answer> {
  /** Says what may be sent, and with which sentence anything else is refused. */
  schema: z.ZodType<Output, Input>;
  values: DefaultValues<Input>;
  send: (values: Output) => Promise<Answer>;
  onSuccess?: (answer: Answer, values: Output) => void;
  /** The field that a refusal with this code is about, where the server names none. */
  fieldOf?: Partial<Record<string, Path<Input>>>;
  /** The server's name of a field, where the form calls it otherwise. */
  names?: Partial<Record<string, Path<Input>>>;
  /** Words of the page's own for a refusal. */
  say?: (error: ApiError) => string | undefined;
}

/**
 * A form that is sent to the API. What the schema or the server says about a field stands beside
 * it until the field changes; `notice` is what concerns no field of the form.
 */
export function useApiForm<Input extends FieldValues, Output, Answer>({
  schema,
  values,
  send,
  onSuccess,
  fieldOf = {},
  names = {},
  say,
}: Options<Input, Output, Answer>) {
  const form = useForm<Input, unknown, Output>({
    resolver: zodResolver(schema),
    defaultValues: values,
  });
  const fields = Object.keys(values);

  /** The problems of an answer that belong to fields of this form. */
  function atFields(error: unknown): [Path<Input>, string][] {
    if (!(error instanceof ApiError)) return [];
    const own = fieldOf[error.code];
    if (own) return [[own, say?.(error) ?? error.message]];
    return error.errors
      .map(({ field, message }): [string, string] => [names[field] ?? field, message])
      .filter((entry): entry is [Path<Input>, string] =>
        fields.includes(entry[0].split(".")[0] ?? ""),
      );
  }

  const sending = useMutation({
    mutationFn: send,
    onSuccess,
    onError: (error) => {
      for (const [index, [field, message]] of atFields(error).entries()) {
        form.setError(field, { type: "server", message }, { shouldFocus: index === 0 });
      }
    },
  });
  const { error } = sending;

  /** What is wrong with a field. */
  const problem = (field: Path<Input>): string | undefined =>
    form.getFieldState(field, form.formState).error?.message;

  return {
    ...form,
    submit: form.handleSubmit((checked) => sending.mutate(checked)),
    problem,
    /** What an input and what stands beside it need. */
    field: (name: Path<Input>) => ({ error: problem(name), input: form.register(name) }),
    notice:
      error && atFields(error).length === 0
        ? (error instanceof ApiError && say?.(error)) || messageOf(error)
        : undefined,
    error,
    busy: sending.isPending,
    answer: sending.data,
  };
}
