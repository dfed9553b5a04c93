// What a person does on the site, step by step. Each step says what it expects; the first that does not hold ends it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** @param {import('playwright-core').Page} page */
export function journey(page, base) {
  const table = (name) => page.getByRole('table', { name });
  const bodyRows = (name) => table(name).locator('tbody tr');
  const card = (name) => page.getByRole('button', { name, exact: true });
  const proposals = () => page.locator('tr[data-proposal]');
  let root;
  const heading = () => page.getByRole('heading', { level: 1 });

  return {
    async 'the overview shows the lake by zone'() {
      await page.goto(base);
      for (const zone of ['landing', 'bronze', 'silver', 'gold']) {
        await page.getByRole('region', { name: `Zone ${zone}` }).waitFor();
      }
      await page.getByRole('heading', { name: 'Latest batches' }).waitFor();
    },

    async 'the slash key goes to the search, which says why it found something'() {
      await page.keyboard.press('/');
      const question = page.getByRole('searchbox', { name: 'Search the catalog' });
      await question.waitFor();
      await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'search');
      await page.keyboard.type('contact email');
      await page.waitForURL(/q=contact/);
      await page.getByRole('list', { name: 'Matching columns' }).getByText('email').first().waitFor();
      await page.getByRole('checkbox', { name: /^silver, / }).click();
      await page.waitForURL(/zone=silver/);
      await page.keyboard.press('Escape');
      await question.focus();
      await page.keyboard.press('ArrowDown');
      assert.match(
        (await page.evaluate(() => document.activeElement?.getAttribute('href'))) ?? '',
        /^\/datasets\//,
        'the first hit is reached by the keyboard',
      );
    },

    async 'the palette opens a dataset by the keyboard alone'() {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Go to' }).waitFor();
      await page.keyboard.type('silver contacts');
      const option = page.getByRole('option', { name: /silver_crm.contacts/ }).first();
      await option.waitFor();
      for (let i = 0; i < 20 && (await option.getAttribute('aria-selected')) !== 'true'; i++) {
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'silver_crm.contacts' }).waitFor();
    },

    async 'the datasets are a list of their own'() {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Datasets' }).click();
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

    async 'the schema tells what is known of the values'() {
      const heads = await table('Columns').locator('thead th').allTextContents();
      assert.deepEqual(heads.slice(4), ['Nulls', 'Least', 'Greatest', 'Distinct']);
      const least = await bodyRows('Columns').locator('td:nth-child(6)').allTextContents();
      assert.ok(
        least.some((value) => value !== ''),
        'a column has a least value',
      );
      await page.getByRole('note', { name: 'Why this is one dataset' }).waitFor();
    },

    async 'the schema is filtered by name'() {
      const name = await bodyRows('Columns').last().locator('code').first().textContent();
      await page.getByRole('searchbox', { name: 'Filter columns' }).fill(name);
      await page.waitForURL(/column=/);
      assert.ok((await bodyRows('Columns').count()) >= 1);
    },

    async 'scorecards tell for each dimension which share of the rules held'() {
      const before = page.url();
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Scorecards' }).click();
      await bodyRows('Scorecards').first().waitFor();
      const heads = await table('Scorecards').locator('thead th').allTextContents();
      assert.deepEqual(heads.slice(1), [
        'Overall',
        'Completeness',
        'Validity',
        'Uniqueness',
        'Timeliness',
        'Consistency',
      ]);
      const overall = await bodyRows('Scorecards').first().locator('td:nth-child(2)').textContent();
      assert.match(overall, /%/);
      await page.getByRole('link', { name: 'Domains' }).click();
      await page.waitForURL(/view=domains/);
      await bodyRows('Scorecards').filter({ hasText: 'dataset' }).first().waitFor();
      await page.goto(before);
      await bodyRows('Columns').first().waitFor();
    },

    async 'the files tab lists the files that were read'() {
      await page
        .getByRole('navigation', { name: 'About this dataset' })
        .getByRole('link', { name: /[Ff]iles/ })
        .click();
      await page.waitForURL(/tab=files/);
      await table('Partitions').or(table('Files')).first().waitFor();
      if ((await table('Partitions').count()) > 0) {
        await bodyRows('Partitions').first().getByRole('link').click();
        await page.waitForURL(/partition=/);
      }
      await bodyRows('Files').filter({ hasText: 'Read' }).first().waitFor();
    },

    async 'the history tab tells what changed, and survives a reload of its address'() {
      await page.getByRole('link', { name: /^History/ }).click();
      await page.waitForURL(/tab=history/);
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

    async 'the rulesets are listed, and one shows its rules with what the last run found'() {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Rulesets' }).click();
      await bodyRows('Rulesets').first().getByRole('link').first().click();
      await page.waitForURL(/\/rulesets\/./);
      await page.getByRole('textbox', { name: 'Rules, in DQDL' }).waitFor();
      await bodyRows('Rules of the last run').first().waitFor();
    },

    async 'a ruleset shows its runs and its metrics'() {
      await page.getByRole('link', { name: 'Runs', exact: true }).click();
      await page.waitForURL(/tab=runs/);
      await bodyRows('Batches').first().waitFor();
      await page
        .getByRole('navigation', { name: 'Ruleset' })
        .getByRole('link', { name: 'Metrics', exact: true })
        .click();
      await page.waitForURL(/tab=metrics/);
      await page
        .getByRole('img', { name: /batches, the last/ })
        .or(page.getByText('Nothing was measured yet'))
        .first()
        .waitFor();
    },

    async 'tags are proposed for columns, with their evidence'() {
      await page
        .getByRole('navigation', { name: 'Main' })
        .getByRole('link', { name: /Proposed tags/ })
        .click();
      await proposals().first().waitFor();
      const evidence = await proposals().locator('td:nth-child(5)').allTextContents();
      assert.ok(
        evidence.every((text) => text.trim() !== ''),
        'each proposal has evidence',
      );
    },

    async 'a tag is accepted and undone with the keyboard'() {
      const what = await proposals().first().getAttribute('aria-label');
      await page.keyboard.press('j');
      await page.waitForFunction(() => document.activeElement?.matches('tr[data-proposal]'));
      await page.keyboard.press('a');
      await page.getByText(`Accepted ${what}`).waitFor();
      await page.getByRole('row', { name: what, exact: true }).waitFor({ state: 'detached' });
      await page.keyboard.press('u');
      await page.getByRole('row', { name: what, exact: true }).waitFor();
    },

    async 'proposals are filtered by tag, and the filter is part of the address'() {
      await page.getByRole('combobox', { name: 'Tag' }).click();
      await page.getByRole('option', { name: /pii\.email/ }).click();
      await page.waitForURL(/tag=pii\.email/);
      await proposals().filter({ hasNotText: 'pii.email' }).first().waitFor({ state: 'detached' });
      await proposals().first().waitFor();
      assert.ok((await proposals().count()) > 0, 'there are proposed e-mail addresses');
    },

    async 'several are rejected at once and undone'() {
      await page.getByRole('button', { name: 'Clear' }).click();
      await page.waitForURL(/\/tags$/);
      const all = await proposals()
        .first()
        .waitFor()
        .then(() => proposals().count());
      await page
        .getByRole('checkbox', { name: /^Select all of/ })
        .first()
        .check();
      await page.getByRole('button', { name: /^Reject \d/ }).click();
      await page.getByText(/^Rejected ./).waitFor();
      await page.getByRole('button', { name: 'Undo', exact: true }).click();
      await page.getByText(/^To be decided again/).waitFor();
      await page.waitForFunction(
        (count) => document.querySelectorAll('tr[data-proposal]').length >= count,
        all,
      );
    },

    async 'lineage begins with where data comes from'() {
      await page
        .getByRole('navigation', { name: 'Main' })
        .getByRole('link', { name: 'Lineage', exact: true })
        .click();
      await bodyRows('Sources').first().waitFor();
    },

    async 'a dataset is found by its name, and shown with one step around it'() {
      await page
        .getByRole('combobox', { name: 'Go to the lineage of a dataset' })
        .fill('silver_crm.contacts');
      await page.getByRole('option', { name: 'silver_crm.contacts', exact: true }).click();
      await heading().filter({ hasText: 'Lineage of silver_crm.contacts' }).waitFor();
      await card('Dataset silver_crm.contacts').waitFor();
      await card('Job silver.contacts').waitFor();
      assert.equal(await card('Dataset landing_crm.contacts').count(), 0, 'two steps away');
    },

    async 'more is shown on demand, and the focus stays where it was'() {
      const before = await card('Dataset silver_crm.contacts').boundingBox();
      await page.getByRole('button', { name: /^Show \d+ more before bronze_crm\.contacts/ }).click();
      await page.waitForURL(/up=/);
      await card('Dataset landing_crm.contacts').waitFor();
      const after = await card('Dataset silver_crm.contacts').boundingBox();
      assert.ok(before !== null && after !== null);
    },

    async 'the whole way of a column is emphasised'() {
      await page.getByRole('switch', { name: 'Columns' }).click({ force: true });
      await page.waitForURL(/columns=yes/);
      await card('Column email of silver_crm.contacts').click();
      await page.waitForURL(/at=column/);
      const marked = page.locator('button[data-marked="true"]');
      await marked.nth(1).waitFor();
      const names = await marked.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
      assert.ok(names.includes('Column email of bronze_crm.contacts'), `upstream, too: ${names}`);
      await page.getByRole('list', { name: 'Goes to' }).getByText('Masked').waitFor();
    },

    async 'the table says the same, and is reached with the keyboard'() {
      await page.getByRole('radio', { name: 'Picture' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.waitForURL(/view=table/);
      await bodyRows('Datasets and jobs').filter({ hasText: 'the focus' }).waitFor();
      await bodyRows('Column edges').first().waitFor();
      await bodyRows('Edges').filter({ hasText: 'silver.contacts' }).first().waitFor();
    },

    async 'lineage is shown as of an earlier day, with what changed since'() {
      await page.goto(`${base}/lineage?node=gold_sales.revenue_by_industry`);
      await card('Dataset silver_crm.accounts').waitFor();
      const changes = bodyRows('Changed since then');
      const added = changes.filter({ hasText: 'Added' });
      do {
        const where = page.url();
        await page.getByRole('button', { name: 'To the change before' }).click();
        await page.waitForFunction((url) => location.href !== url, where);
        await page.waitForTimeout(300);
        await changes
          .first()
          .or(page.getByText(/^Nothing: lineage around it/))
          .waitFor();
      } while ((await added.count()) === 0);
      assert.match(page.url(), /asOf=/);
      await card('Dataset silver_crm.accounts').waitFor({ state: 'detached' });
    },

    async 'the impact of a change is told with its owners, and can be taken along'() {
      await page.goto(`${base}/lineage?node=silver_crm.contacts&panel=impact`);
      const list = page.getByRole('list', { name: 'What is affected' });
      await list.getByText('Breaks').first().waitFor();
      await list.getByText('owned by team:data-science').first().waitFor();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export as Markdown' }).click(),
      ]);
      assert.match(readFileSync(await file.path(), 'utf8'), /ml\.churn_features/);
    },

    async 'a dataset has its lineage on its page'() {
      await page.goto(`${base}/datasets?q=silver_crm.contacts`);
      await table('Datasets').getByRole('link', { name: 'silver_crm.contacts', exact: true }).click();
      await page
        .getByRole('navigation', { name: 'About this dataset' })
        .getByRole('link', { name: 'Lineage', exact: true })
        .click();
      await page.waitForURL(/tab=lineage/);
      await card('Job silver.contacts').waitFor();
      await page.getByText('columnLineage').first().waitFor();
    },

    async 'jobs are listed with how they fare'() {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Jobs' }).click();
      await bodyRows('Jobs').first().waitFor();
      await page.getByRole('searchbox', { name: 'Search jobs' }).fill('points_by_day');
      await page.waitForURL(/q=points_by_day/);
      await bodyRows('Jobs').filter({ hasText: 'gold.points_by_day' }).waitFor();
      await bodyRows('Jobs').nth(1).waitFor({ state: 'detached' });
      assert.match(await bodyRows('Jobs').first().textContent(), /12\.5%/, 'one of eight runs failed');
    },

    async 'a job shows its runs, and what it reads and writes'() {
      await bodyRows('Jobs').first().getByRole('link').click();
      await page.waitForURL(/\/job\?/);
      await page.getByRole('figure', { name: /^Durations/ }).waitFor();
      assert.ok((await bodyRows('Runs').count()) >= 8, 'eight nights');
      await page
        .getByRole('list', { name: 'Reads' })
        .getByRole('link', { name: 'loyalty/point_transactions', exact: true })
        .waitFor();
    },

    async 'a run that failed tells why'() {
      await bodyRows('Runs').filter({ hasText: 'Failed' }).first().getByRole('link').click();
      await page.waitForURL(/\/runs\/./);
      await page
        .getByText(/^Out of memory/)
        .first()
        .waitFor();
      await page.getByRole('list', { name: 'Timeline' }).getByText('Failed').waitFor();
    },

    async 'what is no event is a dead letter, to be looked at and discarded'() {
      const status = await page.evaluate(() =>
        fetch('/api/v1/lineage', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"eventTime": "soon", "of": "the journey"}',
        }).then((answer) => answer.status),
      );
      assert.equal(status, 400);
      // The browser complains of any answer that is no success; this one was wanted.
      page.complaints?.splice(0);
      await page.goto(`${base}/dead-letters`);
      await bodyRows('Dead letters').first().getByRole('link').click();
      await page.getByText('the journey').waitFor();
      await page.getByRole('button', { name: 'Discard …' }).click();
      await page.getByRole('button', { name: 'Discard it for good' }).click();
      await page.waitForURL(/\/dead-letters$/);
      await page.getByText('No dead letters').or(table('Dead letters')).first().waitFor();
    },

    async 'the crawls are listed'() {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Crawls' }).click();
      await bodyRows('Crawls').first().waitFor();
      await page.getByRole('heading', { name: 'Findings' }).waitFor();
    },

    async 'a crawl tells what it left out, and why'() {
      const problems = page.locator('td:nth-child(6)', { hasNotText: /^0$/ });
      await bodyRows('Crawls').filter({ has: problems }).first().getByRole('link').click();
      await page.waitForURL(/\/crawls\/./);
      const findings = page.getByRole('list', { name: 'Findings' });
      await findings.getByText('Broken').first().waitFor();
      await page.getByRole('link', { name: 'Skipped' }).click();
      await page.waitForURL(/kind=skipped/);
      await page.getByText('Nothing skipped').or(findings.getByText('Skipped').first()).first().waitFor();
    },

    async 'the lakes are listed with their datasets and their last crawl'() {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Lakes' }).click();
      const row = bodyRows('Lakes').first();
      await row.getByText(/Completed|Running|Queued/).waitFor();
      await row.getByRole('button', { name: /^Crawl .* now$/ }).waitFor();
    },

    async 'a place is tested before it becomes a lake'() {
      root = await bodyRows('Lakes').first().locator('td:nth-child(2)').textContent();
      await page.getByRole('button', { name: 'Add a lake' }).click();
      await page.waitForURL(/add=yes/);
      const form = page.getByRole('form', { name: 'Add a lake' });
      await form.getByLabel('Root').fill('no/place/at/all');
      await form.getByRole('button', { name: 'Test connection' }).click();
      await form.getByText('Weir cannot read no/place/at/all').waitFor();
      await form.getByLabel('Root').fill(`${root}silver/`);
      await form.getByRole('button', { name: 'Test connection' }).click();
      await form.getByText('The place can be read').waitFor();
    },

    async 'the new lake is added, or is there from an earlier journey'() {
      await page.getByLabel('Name', { exact: true }).fill('journey');
      await page.getByRole('button', { name: 'Add the lake' }).click();
      await heading().filter({ hasText: 'journey' }).waitFor();
      assert.equal(new URL(page.url()).pathname, '/lakes/journey');
    },

    async 'a preview shows the datasets with their evidence'() {
      await page.goto(`${base}/lakes`);
      const lakes = bodyRows('Lakes').filter({ hasNotText: 'journey' });
      await lakes.first().getByRole('link').first().click();
      await page.waitForURL(/\/lakes\/./);
      await page.getByRole('textbox', { name: 'Folder to look at' }).fill('silver/');
      await page.getByRole('button', { name: 'Preview' }).click();
      const tree = page.getByRole('list', { name: 'What a crawl would find' });
      await tree
        .getByText(/^because /)
        .first()
        .waitFor();
    },

    async 'a path is explained'() {
      await page.getByRole('link', { name: 'Explain a path' }).click();
      await page.waitForURL(/tab=explain/);
      await page.getByRole('textbox', { name: 'Path to explain' }).fill('silver/');
      await page.getByRole('button', { name: 'Explain' }).click();
      await page
        .getByText(/^because /)
        .first()
        .waitFor();
    },

    async 'the pins of a lake are there to be edited'() {
      await page.getByRole('link', { name: /^Pins/ }).click();
      await page.waitForURL(/tab=pins/);
      await page.getByRole('button', { name: 'Add a pin' }).click();
      await page.getByRole('textbox', { name: 'Folder' }).last().waitFor();
    },

    async 'the glossary says what a word means, and which data it is said of'() {
      await page.goto(base);
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Glossary' }).click();
      await page.getByRole('link', { name: 'Contact', exact: true }).click();
      await page.waitForURL(/\/words\/term\/contact/);
      await page.locator('strong', { hasText: 'person' }).waitFor();
      await page.getByRole('link', { name: 'silver_crm.contacts' }).click();
      await page.waitForURL(/\/datasets\/.*tab=about/);
      await page.getByText('Checked at the gate every night').waitFor();
    },

    async 'what is said of a dataset is edited by the keyboard, and can be restored'() {
      const edit = page.getByRole('button', { name: 'Edit', exact: true });
      await edit.focus();
      await page.keyboard.press('Enter');
      const description = page.getByRole('textbox', { name: 'Description', exact: true });
      const before = await description.inputValue();
      await description.fill(`${before}\n\nSeen by the *journey*.`);
      await page
        .getByRole('region', { name: 'Preview of the description' })
        .locator('em', { hasText: 'journey' })
        .waitFor();
      await page.getByRole('button', { name: 'Save' }).press('Enter');
      await edit.waitFor();
      await page.locator('em', { hasText: 'journey' }).waitFor();
      await page
        .getByRole('button', { name: /^Restore revision/ })
        .first()
        .press('Enter');
      await page.locator('em', { hasText: 'journey' }).waitFor({ state: 'detached' });
    },

    async 'a metric says how it is counted, and from what'() {
      await page.goto(`${base}/words/metric`);
      await page.getByRole('link', { name: 'Open pipeline' }).click();
      await page.getByText("sum(amount) where stage not in ('won', 'lost')").waitFor();
      await page.getByRole('link', { name: /silver_crm.opportunities/ }).waitFor();
    },

    async 'an unknown address says so'() {
      await page.goto(`${base}/no/such/page`);
      await page.getByText('This page does not exist').waitFor();
    },
  };
}
