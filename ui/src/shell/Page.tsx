import { useDocumentTitle } from '@mantine/hooks';
import { IconChevronLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './Page.module.css';

type Props = {
  /** The browser tab's, and the headline's unless `heading` says more. */
  title: string;
  heading?: ReactNode;
  back?: { name: string; to: string };
  lead?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
};

/** The frame of every page: where one is, what it is, what is on it. */
export function Page({ title, heading, back, lead, aside, children }: Props) {
  useDocumentTitle(`${title} · Weir`);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div className={classes.words}>
          {back !== undefined && (
            <nav aria-label="Breadcrumb" className={classes.back}>
              <Link to={back.to}>
                <IconChevronLeft size={13} aria-hidden /> {back.name}
              </Link>
            </nav>
          )}
          <h1 className={classes.title}>{heading ?? title}</h1>
          {lead !== undefined && <div className={classes.lead}>{lead}</div>}
        </div>
        {aside}
      </header>
      {children}
    </div>
  );
}
