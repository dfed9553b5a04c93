// What people of a made-up company say of their data.
const at = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString();
const word = (key, entry, hours = 20) => ({
  key,
  revision: 2,
  updatedAt: at(hours),
  updatedBy: 'ada',
  entry,
});

export const words = {
  terms: [
    word('consent', {
      name: 'Marketing consent',
      definition: 'That a contact agreed to be written to, with the day on which they did.',
      abbreviations: ['MC'],
      parent: 'contact',
      status: 'approved',
    }),
    word('contact', {
      name: 'Contact',
      definition:
        'A **person** at an account whom we may write to.\n\nA contact without consent is kept, but is in no campaign:\n\n- `marketing_consent` is false\n- see [the policy](https://example.com/policy)',
      synonyms: ['customer person', 'lead'],
      related: ['tier'],
      steward: 'crm-team',
      status: 'approved',
    }),
    word('tier', { name: 'Tier', definition: 'The standing of a member.', status: 'draft' }, 90),
  ],
  domains: [
    word('customers', { name: 'Customers', description: 'Whom we sell to.', owner: 'crm-team' }),
    word('loyalty', { name: 'Loyalty', parent: 'customers', visibleTo: ['role:steward', 'team:crm-team'] }),
  ],
  owners: [word('crm-team', { name: 'CRM team', type: 'team', contact: 'crm@acme.example' })],
  metrics: [
    word('pipeline', {
      name: 'Open pipeline',
      description: 'What the opportunities that are not decided yet are worth.',
      expression: "sum(amount) where stage not in ('won', 'lost')",
      grain: 'month',
      dimensions: ['industry', 'stage'],
      unit: 'EUR',
      owner: 'crm-team',
    }),
  ],
  features: [word('points', { name: 'Points of 90 days', entity: 'member', type: 'float' })],
};

export const ofDataset = (dataset) => ({
  dataset: dataset.id,
  alias: dataset.alias,
  revision: 2,
  updatedAt: at(30),
  updatedBy: 'ada',
  crawledDescription: 'exported nightly',
  endorsements: 3,
  endorsed: true,
  entry: {
    description: 'One row for each **contact**, with the account that they belong to.',
    domain: 'customers',
    owners: [
      { owner: 'crm-team', role: 'technical' },
      { owner: 'ada', role: 'business' },
    ],
    terms: ['contact'],
    columns: { email: { description: 'As the contact gave it; *not verified*.', terms: ['contact'] } },
    ...(dataset.zone === 'gold'
      ? { deprecation: { reason: 'It counts old revenue in new industries.' } }
      : { certification: { reason: 'Checked at the gate every night.' } }),
  },
});

export const uses = (dataset) => [
  { kind: 'dataset', key: dataset.id, relation: 'term', column: 'email', title: dataset.alias },
  { kind: 'metric', key: 'pipeline', relation: 'source', title: 'Open pipeline' },
];

export const history = [
  {
    revision: 2,
    at: at(20),
    actor: 'ada',
    role: 'steward',
    change: 'changed',
    before: { name: 'A' },
    after: { name: 'A', status: 'approved' },
  },
  { revision: 1, at: at(400), actor: 'bo', role: 'steward', change: 'created', after: { name: 'A' } },
];
