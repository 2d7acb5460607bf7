import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { type FieldValues, type Path, useForm } from "react-hook-form";
import { ApiError, messageOf } from "@/api/client";
import type { z } from "@/lib/schema";
import { fieldNamed } from "./fieldNamed";

interface Options<Input extends FieldValues, Output, Answer> {
  /** Validates the values, and has the message for each invalid one. */
  schema: z.ZodMiniType<Output, Input>;
  /** The values of the fields. When they change, unedited fields follow. */
  values: NoInfer<Input>;
  send: (values: Output) => Promise<Answer>;
  onSuccess?: (answer: Answer, values: Output) => void;
  /**
   * For a form that stays open after it was sent. With `kept` the fields keep the saved values;
   * with `emptied` they return to `values`. A field that was edited in the meantime stays as it is.
   */
  afterwards?: "kept" | "emptied";
  /** The field for a refusal with this code, where the server names no field. */
  fieldOf?: Partial<Record<string, Path<Input>>>;
  /** The fields by the server's names, where those differ. */
  names?: Partial<Record<string, Path<Input>>>;
  /** Returns the page's own text for a refusal. */
  say?: (error: ApiError) => string | undefined;
}

/**
 * A form that is sent to the API. A problem of a field is shown beside it until the field changes;
 * `notice` is a problem of no field.
 */
export function useApiForm<Input extends FieldValues, Output, Answer>({
  schema,
  values,
  send,
  onSuccess,
  afterwards,
  fieldOf = {},
  names = {},
  say,
}: Options<Input, Output, Answer>) {
  const form = useForm<Input, unknown, Output>({
    resolver: zodResolver(schema),
    values,
    resetOptions: {
      keepDirtyValues: true,
      keepErrors: true,
      keepIsSubmitted: true,
      keepTouched: true,
    },
  });
  const fields = Object.keys(values) as Path<Input>[];
  const underWay = useRef(false);

  /** Returns the problems that belong to fields of this form. */
  function atFields(error: unknown): [Path<Input>, string][] {
    if (!(error instanceof ApiError)) return [];
    const own = fieldOf[error.code];
    if (own) return [[own, say?.(error) ?? error.message]];
    return error.errors.flatMap((problem): [Path<Input>, string][] => {
      const field = fieldNamed(problem.field, fields, names);
      return field ? [[field, problem.message]] : [];
    });
  }

  function settle(typed: Input) {
    const next = afterwards === "emptied" ? values : typed;
    for (const field of fields) {
      const edited = JSON.stringify(form.getValues(field)) !== JSON.stringify(typed[field]);
      if (!edited) form.resetField(field, { defaultValue: next[field] });
    }
  }

  const sending = useMutation({
    mutationFn: ({ checked }: { checked: Output; typed: Input }) => send(checked),
    onSuccess: (answer, { checked, typed }) => {
      if (afterwards) settle(typed);
      onSuccess?.(answer, checked);
    },
    onError: (error) => {
      for (const [index, [field, message]] of atFields(error).entries()) {
        form.setError(field, { type: "server", message }, { shouldFocus: index === 0 });
      }
    },
    onSettled: () => {
      underWay.current = false;
    },
  });
  const { error } = sending;

  const problem = (field: Path<Input>): string | undefined =>
    form.getFieldState(field, form.formState).error?.message;

  return {
    ...form,
    submit: form.handleSubmit((checked) => {
      // A second Enter may arrive before the button is disabled.
      if (underWay.current) return;
      underWay.current = true;
      sending.mutate({ checked, typed: form.getValues() });
    }),
    problem,
    /** Returns the props of an input and the problem beside it. */
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
