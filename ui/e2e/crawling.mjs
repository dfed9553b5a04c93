// What a person does about a crawl that takes its time, step by step: over a lake of many files that nobody knows yet.
import assert from 'node:assert/strict';

const LAKE = `slow-${Date.now().toString(36)}`;

/**
 * @param {import('playwright-core').Page} page
 * @param {string} root of the lake; of the folders in it one is called `pinned`, and has files of several schemas, and one has
 *   a file that is broken
 */
export function crawling(page, base, root) {
  const figure = async (name) => {
    const text = await page
      .locator('dl > div', { has: page.getByText(name, { exact: true }) })
      .locator('dd')
      .textContent();
    return Number(text.replaceAll(',', ''));
  };
  const heading = () => page.getByRole('heading', { level: 1 });
  const grown = async (name, from) => {
    for (let look = 0; look < 100; look++) {
      const now = await figure(name);
      if (now > from) {
        return now;
      }
      await page.waitForTimeout(100);
    }
    throw new assert.AssertionError({ message: `${name} stays at ${from}` });
  };

  return {
    async 'a lake is tried, and added'() {
      await page.goto(`${base}/lakes?add=yes`);
      const form = page.getByRole('form', { name: 'Add a lake' });
      await form.getByLabel('Root').fill(root);
      await form.getByRole('button', { name: 'Test connection' }).click();
      await form.getByText('The place can be read').waitFor();
      await form.getByLabel('Name', { exact: true }).fill(LAKE);
      await form.getByRole('button', { name: 'Add the lake' }).click();
      await heading().filter({ hasText: LAKE }).waitFor();
    },

    async 'a pin is refused with the reason, put right, and kept'() {
      await page.goto(`${base}/lakes/${LAKE}?tab=pins`);
      await page.getByRole('button', { name: 'Add a pin' }).click();
      await page.getByRole('textbox', { name: 'Folder' }).fill('../elsewhere/');
      await page.getByRole('button', { name: 'Save the pins' }).click();
      await page.getByRole('alert').filter({ hasText: 'lake-pin-invalid' }).waitFor();
      await page.getByRole('textbox', { name: 'Folder' }).fill('pinned/');
      await page.getByRole('button', { name: 'Save the pins' }).click();
      await page.getByText('Saved').waitFor();
      await page.reload();
      await page.getByRole('textbox', { name: 'Folder' }).waitFor();
      assert.equal(await page.getByRole('textbox', { name: 'Folder' }).inputValue(), 'pinned/');
    },

    async 'the pin decides what a crawl would find'() {
      await page.goto(`${base}/lakes/${LAKE}`);
      await page.getByRole('textbox', { name: 'Folder to look at' }).fill('pinned/');
      await page.getByRole('button', { name: 'Preview' }).click();
      await page
        .getByRole('list', { name: 'What a crawl would find' })
        .getByText(/^because .*pin/)
        .first()
        .waitFor();
    },

    async 'a crawl is begun, and its figures move while it runs'() {
      await page.goto(`${base}/lakes`);
      const row = page.getByRole('row').filter({ hasText: LAKE });
      await row.getByRole('button', { name: `Crawl ${LAKE} now` }).click();
      await row.getByRole('link', { name: /Running|Queued/ }).click();
      await page.waitForURL(/\/crawls\/./);
      await page.getByText('Running', { exact: true }).first().waitFor();
      await page.getByRole('progressbar', { name: 'The crawl is running' }).waitFor();
      const first = await grown('files read', 0);
      await grown('files read', first);
    },

    async 'paused, it stands still'() {
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('button', { name: 'Resume' }).waitFor();
      await page.getByText('Paused', { exact: true }).first().waitFor();
      // What was begun is brought to its end first.
      let before = -1;
      for (let now = await figure('files read'); now !== before; now = await figure('files read')) {
        before = now;
        await page.waitForTimeout(2_500);
      }
      assert.equal(await page.getByRole('progressbar').count(), 0, 'nothing pretends to run');
    },

    async 'resumed, it goes on from there'() {
      const before = await figure('files read');
      await page.getByRole('button', { name: 'Resume' }).click();
      await page.getByRole('button', { name: 'Pause' }).waitFor();
      assert.ok((await grown('files read', before)) > before);
    },

    async 'what it left out is told while it runs'() {
      const findings = page.getByRole('list', { name: 'Findings' });
      await findings.getByText('Broken').first().waitFor();
      await findings.getByText('broken.parquet').first().waitFor();
    },

    async 'cancelled after another question, it has ended for good'() {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'No', exact: true }).click();
      await page.getByRole('button', { name: 'Pause' }).waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Yes, cancel' }).click();
      await page.getByText('Cancelled', { exact: true }).first().waitFor();
      assert.equal(await page.getByRole('button', { name: 'Resume' }).count(), 0);
      await page.goto(`${base}/lakes`);
      const row = page.getByRole('row').filter({ hasText: LAKE });
      await row.getByText('Cancelled').waitFor();
      await row.getByRole('button', { name: `Crawl ${LAKE} now` }).waitFor();
    },
  };
}
