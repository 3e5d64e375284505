import type { Browser, CDPSession } from 'playwright-core';
import { launchBrowser } from '../support/browser/browser';
import { manyCustomFields } from '../ui/form/page/customStates';
import { openForm, type FormPage } from '../ui/form/page/formPage';
import { formBody, formView, manyTags, pageState } from '../ui/form/page/states';
import type { Row } from './table';

interface Account {
  readonly customFields: number;
  readonly tags: number;
}

/** The largest account that the budgets are made for, and a small one to compare with. */
const large: Account = { customFields: 300, tags: 5000 };
const small: Account = { customFields: 6, tags: 20 };

const openings = 5;
const keyBudget = '16 ms at p95';

/** What a person types in which box, key by key: words that hundreds of rows fit, few and none, and back again. */
const typing = {
  'a text field': { label: 'Field 0', words: ['Rua das Flores, 123, Campinas', 'a longer remark, and more'] },
  'the filter box': { label: 'Filter fields', words: ['field 12', 'campo-299', 'date', 'group', 'zzz'] },
  'the tag picker': { label: 'Tags', words: ['tag 00123', 'tag 04', '999', 'zzz'] },
} as const;

type Box = keyof typeof typing;

/** Milliseconds. `cpu` is the time that the page's main thread worked: a busy machine does not count in it. */
interface Measured {
  readonly wall: number;
  readonly cpu: number;
}

/** After the next frame is painted; what the page still had to do for it is done. */
const painted = ({ page }: FormPage) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            resolve(performance.now());
          };
          port2.postMessage(undefined);
        });
      }),
  );

async function workedSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
}

async function measure(form: FormPage, session: CDPSession, act: () => Promise<void>): Promise<Measured> {
  const started = await painted(form);
  const worked = await workedSeconds(session);
  await act();
  const ended = await painted(form);
  return { wall: ended - started, cpu: ((await workedSeconds(session)) - worked) * 1000 };
}

const show = async (form: FormPage, { customFields, tags }: Account) => {
  await form.show(pageState({ body: formBody(formView(manyCustomFields(customFields))) }));
  await form.post({ type: 'lists', lists: manyTags(tags) });
};

/** One thing done in a form of its own, which is closed again. */
async function inForm<T>(
  browser: Browser,
  act: (form: FormPage, session: CDPSession) => Promise<T>,
): Promise<T> {
  const form = await openForm(browser);
  const session = await form.page.context().newCDPSession(form.page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const result = await act(form, session);
  // Forms share a page: one that still listens would be told of the next one's work, in that one's time.
  await session.detach();
  await form.close();
  return result;
}

/** From the host's word to a page that is painted and can be typed in. */
async function measureOpenings(browser: Browser, account: Account): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (let opening = 0; opening < openings; opening += 1)
    measured.push(
      await inForm(browser, (form, session) => measure(form, session, () => show(form, account))),
    );
  return measured;
}

const measureKeys = (browser: Browser, account: Account, box: Box): Promise<Measured[]> =>
  inForm(browser, async (form, session) => {
    await show(form, account);
    const { label, words } = typing[box];
    await form.page.getByLabel(label, { exact: true }).and(form.page.locator('input')).click();
    const keys = words.flatMap((word) => [...Array.from(word), ...Array.from(word, () => 'Backspace')]);
    const measured: Measured[] = [];
    for (const key of keys) measured.push(await measure(form, session, () => form.page.keyboard.press(key)));
    return measured;
  });

/** The value that the given part of all are not above. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? NaN;
}

type Measurement = (browser: Browser, account: Account) => Promise<Measured[]>;

const milliseconds = (value: number) => `${value.toFixed(1)} ms`;

/** The large account's p50 and p95, and how many times the small one's they are. */
async function rowOf(browser: Browser, what: string, budget: string, take: Measurement): Promise<Row> {
  // The small one first: the browser learns the page's code in it.
  const [little, much] = [await take(browser, small), await take(browser, large)];
  const say = (part: number, pick: (measured: Measured) => number) => {
    const [of, to] = [much, little].map((measured) => quantile(measured.map(pick), part)) as [number, number];
    return `${milliseconds(of)} (${(of / to).toFixed(1)} times)`;
  };
  const cpu = ({ cpu: time }: Measured) => time;
  const wall = ({ wall: time }: Measured) => time;
  return {
    what,
    measured: `cpu p50 ${say(0.5, cpu)}, p95 ${say(0.95, cpu)}; with painting p50 ${say(0.5, wall)}, p95 ${say(0.95, wall)}`,
    budget,
  };
}

/** What a form of the largest account costs its page, next to the same in a small one. */
export async function formRows(): Promise<Row[]> {
  const browser = await launchBrowser();
  try {
    const rows = [await rowOf(browser, 'form usable', '', measureOpenings)];
    for (const box of Object.keys(typing) as Box[])
      rows.push(
        await rowOf(browser, `a key in ${box}`, keyBudget, (of, account) => measureKeys(of, account, box)),
      );
    return rows;
  } finally {
    await browser.close();
  }
}
