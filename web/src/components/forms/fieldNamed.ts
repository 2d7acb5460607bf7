/**
 * The field of a form for a place that the server names, or what it is part of:
 * `openingHours.monday[0].from` is a problem of `openingHours.monday`.
 *
 * @param fields those that the form calls as the server does
 * @param names the server's names of the others, without indexes: `goals.condition.field`
 */
export function fieldNamed<Name extends string>(
  place: string,
  fields: readonly Name[],
  names: Partial<Record<string, Name>>,
): Name | undefined {
  let name = place.replace(/\[\d+\]/g, "");
  while (name) {
    const field = names[name] ?? fields.find((own) => own === name);
    if (field) return field;
    name = name.slice(0, Math.max(0, name.lastIndexOf(".")));
  }
  return undefined;
}
