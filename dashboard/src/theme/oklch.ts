/** A colour of the OKLCH space: lightness 0 to 1, chroma, hue in degrees. */
export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

/** Reads "oklch(0.5 0.16 265)". Throws a RangeError on anything else. */
export function parseOklch(text: string): Oklch {
  const [lightness, chroma, hue] =
    text
      .match(/^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/)
      ?.slice(1)
      .map(Number) ?? [];
  if (lightness === undefined || chroma === undefined || hue === undefined)
    throw new RangeError(`Not oklch: ${text}`);
  return { lightness, chroma, hue };
}

/**
 * Linear-light sRGB of a colour, clipped to the gamut.
 * Matrices: Björn Ottosson, "A perceptual color space for image processing", 2020.
 */
export function toLinearRgb({ lightness, chroma, hue }: Oklch): readonly [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

/** Contrast ratio of two colours after WCAG 2.2, 1 to 21. */
export function contrastRatio(first: Oklch, second: Oklch): number {
  const luminance = (colour: Oklch) => {
    const [red, green, blue] = toLinearRgb(colour);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].sort((left, right) => left - right);
  return (lighter + 0.05) / (darker + 0.05);
}
