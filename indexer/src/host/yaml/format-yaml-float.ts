/** A float as serde_yaml prints it: the shortest digits that read back the same, `1e16` from 16 digits before the point on. */
export function formatYamlFloat(value: number): string {
  if (Number.isNaN(value)) return ".nan";
  if (!Number.isFinite(value)) return value < 0 ? "-.inf" : ".inf";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  if (value === 0) return `${sign}0.0`;
  const [mantissa = "", exponent = "0"] = Math.abs(value).toExponential().split("e");
  return sign + layOut(mantissa.replace(".", ""), Number(exponent) + 1);
}

/** @param point digits before the decimal point; zero or less for leading zeros */
function layOut(digits: string, point: number): string {
  if (digits.length <= point && point <= 16) return `${digits}${"0".repeat(point - digits.length)}.0`;
  if (point > 0 && point <= 16) return `${digits.slice(0, point)}.${digits.slice(point)}`;
  if (point > -5 && point <= 0) return `0.${"0".repeat(-point)}${digits}`;
  const rest = digits.slice(1);
  return `${digits.charAt(0)}${rest === "" ? "" : `.${rest}`}e${point - 1}`;
}
