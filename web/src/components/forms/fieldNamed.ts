/**
 * Returns the form field for the server's path of a problem, or for the nearest parent of that
 * path: `openingHours.monday[0].from` belongs to `openingHours.monday`.
 *
 * @param fields the fields that have the same name on the server
 * @param names the server's names of the other fields, without indexes: `goals.condition.field`
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
