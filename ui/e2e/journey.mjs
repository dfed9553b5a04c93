// What a person does on the site, step by step. Each step says what it expects; the first that does not hold ends it.
import assert from 'node:assert/strict';

/** @param {import('playwright-core').Page} page */
export function journey(page, base) {
  const table = (name) => page.getByRole('table', { name });
  const bodyRows = (name) => table(name).locator('tbody tr');
  const heading = () => page.getByRole('heading', { level: 1 });

  return {
    async 'the overview shows the lake by zone'() {
      await page.goto(base);
      for (const zone of ['landing', 'bronze', 'silver', 'gold']) {
        await page.getByRole('region', { name: `Zone ${zone}` }).waitFor();
      }
      await page.getByRole('heading', { name: 'Latest batches' }).waitFor();
    },

    async 'the slash key goes to the search of datasets'() {
      await page.keyboard.press('/');
      await page.getByRole('searchbox', { name: 'Search datasets' }).waitFor();
      await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'search');
      await bodyRows('Datasets').first().waitFor();
    },

    async 'a search and a zone narrow the list, and are part of the address'() {
      await page.getByRole('combobox', { name: 'Zone' }).click();
      await page.getByRole('option', { name: 'silver' }).click();
      await page.waitForURL(/zone=silver/);
      // Until the answer is there the list is the one before, or none.
      await bodyRows('Datasets').filter({ hasNotText: 'silver' }).first().waitFor({ state: 'detached' });
      await bodyRows('Datasets').getByRole('link').first().waitFor();
      const aliases = await bodyRows('Datasets').getByRole('link').allTextContents();
      assert.ok(
        aliases.every((alias) => alias.startsWith('silver')),
        `only datasets of silver: ${aliases}`,
      );

      const [first] = aliases;
      await page.getByRole('searchbox', { name: 'Search datasets' }).fill(first.split('.')[1]);
      await page.waitForURL(/q=/);
      await table('Datasets').getByRole('link', { name: first, exact: true }).waitFor();
    },

    async 'a dataset shows its schema'() {
      const link = bodyRows('Datasets').first().getByRole('link');
      const alias = await link.textContent();
      await link.click();
      await page.getByRole('heading', { level: 1, name: alias }).waitFor();
      await bodyRows('Columns').first().waitFor();
      await page.getByRole('button', { name: 'Copy the OpenLineage name' }).waitFor();
    },

    async 'the schema is filtered by name'() {
      const name = await bodyRows('Columns').last().locator('code').first().textContent();
      await page.getByRole('searchbox', { name: 'Filter columns' }).fill(name);
      await page.waitForURL(/column=/);
      assert.ok((await bodyRows('Columns').count()) >= 1);
    },

    async 'the versions tab tells what changed, and survives a reload of its address'() {
      await page.getByRole('link', { name: /^Versions/ }).click();
      await page.waitForURL(/tab=versions/);
      await page.getByText('First version').waitFor();
      const answer = await page.reload();
      assert.equal(answer.status(), 200, 'a deep link is answered with the site');
      await page.getByText('First version').waitFor();
    },

    async 'the batches tab answers'() {
      await page.getByRole('link', { name: /^Batches/ }).click();
      await page.waitForURL(/tab=batches/);
      await table('Batches')
        .or(page.getByText('No batch of this dataset was ever checked'))
        .first()
        .waitFor();
    },

    async 'the quarantine lists the bad batch with the rules it broke'() {
      await page
        .getByRole('navigation', { name: 'Main' })
        .getByRole('link', { name: /Quarantine/ })
        .click();
      await bodyRows('Batches').first().waitFor();
      await page.getByRole('link', { name: /^Quarantined/ }).click();
      await page.waitForURL(/view=quarantined/);
      await bodyRows('Batches').filter({ hasText: 'Quarantined' }).first().waitFor();
    },

    async 'the quarantined batch shows its rules, its failing rows and their reasons'() {
      await bodyRows('Batches').first().getByRole('link').click();
      await page.waitForURL(/\/batches\//);
      await heading().filter({ hasText: 'Quarantined' }).waitFor();
      await page.getByRole('img', { name: /passed, .* failed, .* skipped/ }).waitFor();
      assert.ok((await bodyRows('Rules').filter({ hasText: 'Failed' }).count()) > 0, 'a rule failed');
      await bodyRows('Failing rows').first().waitFor();
      const reasons = await bodyRows('Failing rows').locator('td:first-child').allTextContents();
      assert.ok(
        reasons.every((reason) => reason.trim() !== ''),
        'each failing row has a reason',
      );
      await page.getByRole('heading', { name: 'Journal' }).waitFor();
    },

    async 'a rule leads to the rows that broke it'() {
      await page
        .getByRole('link', { name: /^Show the rows that broke/ })
        .first()
        .click();
      await page.waitForURL(/rule=/);
      await page.getByRole('button', { name: /^Show all failing rows/ }).waitFor();
    },

    async 'the good batch is there as well'() {
      await page.goto(`${base}/quarantine?view=all`);
      await bodyRows('Batches')
        .filter({ hasText: /Published|Split/ })
        .first()
        .waitFor();
    },

    async 'the crawls are listed'() {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Crawls' }).click();
      await bodyRows('Crawls').first().waitFor();
      await page.getByRole('heading', { name: 'Findings' }).waitFor();
    },

    async 'an unknown address says so'() {
      await page.goto(`${base}/no/such/page`);
      await page.getByText('This page does not exist').waitFor();
    },
  };
}
