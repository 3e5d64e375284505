import assert from 'node:assert/strict';
import { cannedStates } from './page/cannedStates';
import { openForm, wearTheme, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { someTags } from './page/states';
import { themes, type ThemeName } from './page/themes';

/** What WCAG asks of small text. */
const leastContrast = 4.5;

/** How each placeholder stands out from what is behind it, as the browser paints both. axe looks at texts alone. */
function measureContrasts({ page }: FormPage): Promise<[placeholder: string, contrast: number][]> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    // A translucent colour comes over those before it.
    const luminance = (...layers: readonly string[]) => {
      for (const layer of layers) {
        canvas.fillStyle = layer;
        canvas.fillRect(0, 0, 1, 1);
      }
      const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    };
    const page = getComputedStyle(document.body).backgroundColor;
    return [...document.querySelectorAll<HTMLInputElement>('[placeholder]')].map((input) => {
      const { color, opacity } = getComputedStyle(input, '::placeholder');
      if (opacity !== '1') throw new Error(`The placeholder has an opacity of ${opacity}.`);
      const behind = getComputedStyle(input).backgroundColor;
      const [a, b] = [luminance(page, behind, color), luminance(page, behind)];
      return [input.placeholder, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
    });
  });
}

describe('the placeholders', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  beforeEach(async () => {
    form = await openForm(browser(), { lists: someTags });
  });
  afterEach(() => form.close());

  for (const theme of Object.keys(themes) as ThemeName[])
    it(`can be read by WCAG, in the sidebar and in a tab: ${theme}`, async () => {
      await wearTheme(form, theme);
      for (const state of ['sidebar', 'contact', 'production, read-only']) {
        await form.show(cannedStates[state]!);
        const contrasts = await measureContrasts(form);
        assert.ok(contrasts.length > 2, `${state}: ${contrasts.length} placeholders`);
        const faint = contrasts.filter(([, contrast]) => contrast < leastContrast);
        assert.deepEqual(faint, [], `${theme}, ${state}`);
      }
    });
});
