import { Kbd, UnstyledButton } from '@mantine/core';
import {
  IconBook2,
  IconDatabase,
  IconDatabaseSearch,
  IconGauge,
  IconLayoutDashboard,
  IconListCheck,
  IconMathFunction,
  IconLockAccess,
  IconRadar2,
  IconRipple,
  IconSearch,
  IconShieldHalfFilled,
  IconUrgent,
  IconSettings2,
  IconTags,
  IconTopologyStar3,
  type Icon,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, NavLink, useLocation } from 'react-router';
import { status } from '../api/queries';
import { shortCount } from '../format/numbers';
import type { Tone } from '../parts/Badge';
import { routeTo } from '../routeTo';
import { Logo } from './Logo';
import classes from './Navigation.module.css';
import { SchemeToggle } from './SchemeToggle';
import { ServiceState } from './ServiceState';

type Place = {
  name: string;
  to: string;
  icon: Icon;
  /** Other beginnings of addresses that belong to it. */
  also?: string[];
  count?: number;
  counted?: string;
  tone?: Tone;
};

/** @param search opens the palette */
export function Navigation({ search }: { search: () => void }) {
  const { data } = useQuery(status());
  const { pathname } = useLocation();
  const waiting = data === undefined ? 0 : data.batches.quarantined + data.batches.held;

  const places: Place[] = [
    { name: 'Overview', to: routeTo.overview(), icon: IconLayoutDashboard },
    { name: 'Search', to: routeTo.search(), icon: IconDatabaseSearch },
    { name: 'Datasets', to: routeTo.datasets(), icon: IconDatabase },
    {
      name: 'Glossary',
      to: routeTo.words('term'),
      icon: IconBook2,
      also: ['/words/domain', '/words/owner'],
    },
    { name: 'Metrics', to: routeTo.words('metric'), icon: IconMathFunction, also: ['/words/feature'] },
    { name: 'Lineage', to: routeTo.lineage(), icon: IconTopologyStar3 },
    { name: 'Jobs', to: routeTo.jobs(), icon: IconSettings2, also: ['/job', '/runs', '/dead-letters'] },
    { name: 'Rulesets', to: routeTo.rulesets(), icon: IconListCheck },
    { name: 'Scorecards', to: routeTo.scorecards(), icon: IconGauge },
    {
      name: 'Quarantine',
      to: routeTo.quarantine(),
      icon: IconShieldHalfFilled,
      also: ['/batches'],
      count: waiting,
      counted: 'quarantined or held',
    },
    {
      name: 'Incidents',
      to: routeTo.incidents(),
      icon: IconUrgent,
      count: data?.incidents.open ?? 0,
      counted: 'open',
    },
    {
      name: 'Proposed tags',
      to: routeTo.tags(),
      icon: IconTags,
      count: data?.proposedTags,
      counted: 'to be decided',
      tone: 'accent',
    },
    { name: 'Policies', to: routeTo.policies(), icon: IconLockAccess },
    { name: 'Lakes', to: routeTo.lakes(), icon: IconRipple },
    { name: 'Crawls', to: routeTo.crawls(), icon: IconRadar2 },
  ];

  return (
    <aside className={classes.side}>
      <div className={classes.inner}>
        <Link to={routeTo.overview()} className={classes.brand} aria-label="Weir, overview">
          <Logo />
          <span>Weir</span>
        </Link>
        <UnstyledButton className={classes.search} onClick={search}>
          <IconSearch size={14} aria-hidden />
          <span>Search</span>
          <Kbd size="xs" aria-hidden>
            Ctrl K
          </Kbd>
        </UnstyledButton>
        <nav aria-label="Main" className={classes.places}>
          {places.map(({ name, to, icon: Shape, also, count = 0, counted, tone = 'bad' }) => (
            <NavLink
              key={name}
              to={to}
              end={to === '/'}
              className={classes.place}
              data-active={also?.some((one) => pathname.startsWith(one)) ? true : undefined}
            >
              <Shape size={16} stroke={1.7} aria-hidden />
              <span className={classes.name}>{name}</span>
              {count > 0 && (
                <span className={classes.count} data-tone={tone} aria-label={`${count} ${counted}`}>
                  {shortCount(count)}
                </span>
              )}
            </NavLink>
          ))}
        </nav>
        <div className={classes.foot}>
          <ServiceState />
          <SchemeToggle />
        </div>
      </div>
    </aside>
  );
}
