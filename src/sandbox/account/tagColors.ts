import type { TagColor } from './account';

/** That there are nine families of six shades is documented; of their names only GRAY and GREEN are known, and none of the colours. */
const families = {
  GRAY: [220, 9],
  RED: [0, 80],
  ORANGE: [25, 85],
  YELLOW: [48, 90],
  GREEN: [142, 60],
  TEAL: [175, 60],
  BLUE: [215, 80],
  PURPLE: [270, 70],
  PINK: [330, 75],
} as const;

const LIGHTNESS = { 100: 94, 200: 87, 300: 79, 400: 70, 500: 62, 600: 32 } as const;

export const DEFAULT_TAG_COLOR = 'GRAY_600';

export const tagColors: readonly TagColor[] = Object.entries(families).flatMap(
  ([family, [hue, saturation]]) =>
    Object.entries(LIGHTNESS).map(([shade, lightness]) => ({
      color: `${family}_${shade}`,
      bgColor: hexColor(hue, saturation, lightness),
      textColor: lightness > 50 ? '#111827' : '#ffffff',
    })),
);

/** The CSS colour `hsl(…)`, for who reads only `#rrggbb`. */
function hexColor(hue: number, saturation: number, lightness: number): string {
  const light = lightness / 100;
  const reach = (saturation / 100) * Math.min(light, 1 - light);
  const channel = (offset: number) => {
    const place = (offset + hue / 30) % 12;
    const value = light - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
