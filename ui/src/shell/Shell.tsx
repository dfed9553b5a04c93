import { useDisclosure, useDocumentTitle, useHotkeys } from '@mantine/hooks';
import { Outlet, ScrollRestoration, useNavigate } from 'react-router';
import { Palette } from '../features/search/Palette';
import { routeTo } from '../routeTo';
import { Navigation } from './Navigation';
import classes from './Shell.module.css';

/** What stays while pages change: the navigation, and the keys that work everywhere. */
export function Shell() {
  const navigate = useNavigate();
  useDocumentTitle('Weir');
  const [palette, { open, close }] = useDisclosure();
  useHotkeys([['/', () => focusSearch() || navigate(routeTo.search())]]);
  useHotkeys([['mod+K', open]], []);
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        Skip to the content
      </a>
      <Navigation search={open} />
      <main id="main" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      <Palette opened={palette} close={close} />
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
