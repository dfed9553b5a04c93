import { Button, TextInput } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { explanation } from '../../api/queries';
import type { Lake } from '../../api/types';
import { Card } from '../../parts/Card';
import { Guarded } from '../../parts/Guarded';
import classes from './Asked.module.css';
import { Found } from './Found';
import { useAsked } from './useAsked';

/** Which dataset a file or folder belongs to, and why; or why it is left out. */
export function ExplainTab({ lake }: { lake: Lake }) {
  const { asked, ask } = useAsked('path');
  const [path, setPath] = useState(asked ?? '');
  const query = (wanted: string) => explanation(lake.name, wanted);
  const found = useQuery({ ...query(asked ?? ''), enabled: asked !== undefined });
  const explain = (event: FormEvent) => {
    event.preventDefault();
    if (path.trim() !== '') {
      ask(path.trim(), query(path.trim()));
    }
  };
  return (
    <Card title="Explain a path">
      <form className={classes.ask} onSubmit={explain}>
        <Guarded permission="run-crawls">
          <TextInput
            aria-label="Path to explain"
            placeholder="silver/crm/customers/part-0.parquet"
            size="xs"
            classNames={{ root: classes.wide, input: classes.path }}
            value={path}
            onChange={(event) => setPath(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" leftSection={<IconBulb size={14} />} loading={found.isFetching}>
            Explain
          </Button>
        </Guarded>
      </form>
      {asked === undefined ? (
        <p className={classes.hint}>
          A file or a folder, below the lake’s root or in full: tells which dataset it belongs to and the
          evidence for it, or why it is left out. What is not as you mean it can be pinned.
        </p>
      ) : (
        <Found root={lake.root} found={found} />
      )}
    </Card>
  );
}
