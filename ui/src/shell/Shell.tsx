import { useDocumentTitle, useHotkeys } from '@mantine/hooks';
import { Outlet, ScrollRestoration, useNavigate } from 'react-router';
import { routeTo } from '../routeTo';
import { Navigation } from './Navigation';
import classes from './Shell.module.css';

/** What stays while pages change: the navigation, and the keys that work everywhere. */
export function Shell() {
  const navigate = useNavigate();
  useDocumentTitle('Weir');
  useHotkeys([['/', () => focusSearch() || navigate(routeTo.datasets(), { state: { search: true } })]]);
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        Skip to the content
      </a>
      <Navigation />
      <main id="main" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      <ScrollRestoration />
    </div>
  );
}

function focusSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>('input[type="search"]');
  search?.focus();
  search?.select();
  return search !== null;
}
