import { Button, TextInput } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { preview } from '../../api/queries';
import type { Lake, Preview } from '../../api/types';
import { count, plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { Guarded } from '../../parts/Guarded';
import classes from './Asked.module.css';
import { Found } from './Found';
import { useAsked } from './useAsked';

/** In the address for the lake as a whole. */
const ALL = '/';

/** What a crawl would find, and why, without recording it. */
export function PreviewTab({ lake }: { lake: Lake }) {
  const { asked, ask } = useAsked('prefix');
  const [prefix, setPrefix] = useState(asked === undefined || asked === ALL ? '' : asked);
  const query = (folder: string) => preview(lake.name, folder === ALL ? '' : folder);
  const found = useQuery({ ...query(asked ?? ALL), enabled: asked !== undefined });
  const look = (event: FormEvent) => {
    event.preventDefault();
    const wanted = prefix.trim() === '' ? ALL : prefix.trim();
    ask(wanted, query(wanted));
  };
  return (
    <Card title="What a crawl would find" aside={found.data && summaryOf(found.data)}>
      <form className={classes.ask} onSubmit={look}>
        <Guarded permission="run-crawls">
          <TextInput
            aria-label="Folder to look at"
            placeholder="the whole lake, or a folder such as silver/crm/"
            size="xs"
            classNames={{ root: classes.wide, input: classes.path }}
            value={prefix}
            onChange={(event) => setPrefix(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" leftSection={<IconEye size={14} />} loading={found.isFetching}>
            Preview
          </Button>
        </Guarded>
      </form>
      {asked === undefined ? (
        <p className={classes.hint}>
          Lists the lake and reads the metadata of its files, as a crawl does, and shows each dataset with the
          evidence for it, and what is left out with the reason. Nothing is recorded.
        </p>
      ) : (
        <Found root={lake.root} found={found} />
      )}
    </Card>
  );
}

function summaryOf({ datasets, findings, objectsListed }: Preview): string {
  return `${plural(datasets.length, 'dataset')}, ${count(findings.length)} left out, of ${plural(objectsListed, 'object')}`;
}
