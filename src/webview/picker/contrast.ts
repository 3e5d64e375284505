type Rgb = readonly [number, number, number];

const readableRatio = 4.5;

/** Whether text of one `#rgb` or `#rrggbb` colour on another has the contrast that WCAG asks of small text. */
export function isReadable(text: string, background: string): boolean {
  const colors = [readColor(text), readColor(background)];
  const [a, b] = colors.map((color) => (color ? luminance(color) : undefined));
  if (a === undefined || b === undefined) return false;
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= readableRatio;
}

function readColor(color: string): Rgb | undefined {
  const long = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.test(color) ? color.replace(/[0-9a-f]/gi, '$&$&') : color;
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(long);
  if (!match) return undefined;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return [red, green, blue];
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
