/** Returns the SVG path of a line through the values, in a box of `width` × `height`. */
export function sparkline(values: number[], width: number, height: number): string {
  if (values.length < 2) return "";
  const most = Math.max(...values);
  const least = Math.min(0, ...values);
  const range = most - least || 1;
  const step = width / (values.length - 1);
  return values
    .map((value, index) => {
      const y = height - ((value - least) / range) * height;
      return `${index === 0 ? "M" : "L"}${(index * step).toFixed(1)} ${y.toFixed(1)}`;
    })
    .join("");
}
