import { IconFileCheck, IconFileX, IconFileZip } from '@tabler/icons-react';
import type { Batch } from '../../api/types';
import { plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { Copyable } from '../../parts/Copyable';
import classes from './FileList.module.css';

/** Where the rows are now. */
export function FileList({ batch }: { batch: Batch }) {
  const { publishedFiles, quarantinedFiles, originalFiles } = batch;
  const files = publishedFiles.length + quarantinedFiles.length + originalFiles.length;
  return (
    <Card title="Files" aside={plural(files, 'file')}>
      {files === 0 ? (
        <p className={classes.none}>
          {batch.kept === 'gone'
            ? 'What was in quarantine is deleted.'
            : 'Nothing was written yet. What landed stays where it is, untouched.'}
        </p>
      ) : (
        <div className={classes.groups}>
          <Files title="Published" tone="good" icon={IconFileCheck} files={publishedFiles} />
          <Files title="In quarantine" tone="bad" icon={IconFileX} files={quarantinedFiles} />
          <Files title="In quarantine, as it landed" tone="idle" icon={IconFileZip} files={originalFiles} />
        </div>
      )}
    </Card>
  );
}

type FilesProps = { title: string; tone: string; icon: typeof IconFileCheck; files: string[] };

function Files({ title, tone, icon: Shape, files }: FilesProps) {
  if (files.length === 0) {
    return null;
  }
  return (
    <div data-tone={tone}>
      <h3 className={classes.title}>
        <Shape size={15} aria-hidden /> {title}
      </h3>
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file}>
            <Copyable text={file} what="the file's path" />
          </li>
        ))}
      </ul>
    </div>
  );
}
