import type { RouteObject } from 'react-router';
import { BatchPage } from './features/batches/BatchPage';
import { QuarantinePage } from './features/batches/QuarantinePage';
import { CrawlsPage } from './features/crawls/CrawlsPage';
import { DatasetPage } from './features/datasets/DatasetPage';
import { DatasetsPage } from './features/datasets/DatasetsPage';
import { IncidentPage } from './features/incidents/IncidentPage';
import { IncidentsPage } from './features/incidents/IncidentsPage';
import { DeadLetterPage } from './features/jobs/DeadLetterPage';
import { DeadLettersPage } from './features/jobs/DeadLettersPage';
import { JobPage } from './features/jobs/JobPage';
import { JobsPage } from './features/jobs/JobsPage';
import { RunPage } from './features/jobs/RunPage';
import { LakePage } from './features/lakes/LakePage';
import { LakesPage } from './features/lakes/LakesPage';
import { LineagePage } from './features/lineage/LineagePage';
import { OverviewPage } from './features/overview/OverviewPage';
import { PoliciesPage } from './features/policies/PoliciesPage';
import { PolicyDriftPage } from './features/policies/PolicyDriftPage';
import { PolicyPlanPage } from './features/policies/PolicyPlanPage';
import { WhoCanReadPage } from './features/policies/WhoCanReadPage';
import { RulesetPage } from './features/rulesets/RulesetPage';
import { RulesetsPage } from './features/rulesets/RulesetsPage';
import { ScorecardsPage } from './features/scores/ScorecardsPage';
import { SearchPage } from './features/search/SearchPage';
import { TagsPage } from './features/tags/TagsPage';
import { WordPage } from './features/words/WordPage';
import { WordsPage } from './features/words/WordsPage';
import { patterns } from './routeTo';
import { CrashedPage } from './shell/CrashedPage';
import { NotFoundPage } from './shell/NotFoundPage';
import { Shell } from './shell/Shell';

export const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <CrashedPage />,
    children: [
      { path: patterns.overview, element: <OverviewPage /> },
      { path: patterns.search, element: <SearchPage /> },
      { path: patterns.datasets, element: <DatasetsPage /> },
      { path: patterns.dataset, element: <DatasetPage /> },
      { path: patterns.lakes, element: <LakesPage /> },
      { path: patterns.lake, element: <LakePage /> },
      { path: patterns.quarantine, element: <QuarantinePage /> },
      { path: patterns.batch, element: <BatchPage /> },
      { path: patterns.incidents, element: <IncidentsPage /> },
      { path: patterns.incident, element: <IncidentPage /> },
      { path: patterns.rulesets, element: <RulesetsPage /> },
      { path: patterns.ruleset, element: <RulesetPage /> },
      { path: patterns.scorecards, element: <ScorecardsPage /> },
      { path: patterns.words, element: <WordsPage /> },
      { path: patterns.word, element: <WordPage /> },
      { path: patterns.tags, element: <TagsPage /> },
      { path: patterns.lineage, element: <LineagePage /> },
      { path: patterns.jobs, element: <JobsPage /> },
      { path: patterns.job, element: <JobPage /> },
      { path: patterns.run, element: <RunPage /> },
      { path: patterns.deadLetters, element: <DeadLettersPage /> },
      { path: patterns.deadLetter, element: <DeadLetterPage /> },
      { path: patterns.crawls, element: <CrawlsPage /> },
      { path: patterns.crawl, element: <CrawlsPage /> },
      { path: patterns.policies, element: <PoliciesPage /> },
      { path: patterns.policyPlan, element: <PolicyPlanPage /> },
      { path: patterns.policyDrift, element: <PolicyDriftPage /> },
      { path: patterns.whoCanRead, element: <WhoCanReadPage /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];
