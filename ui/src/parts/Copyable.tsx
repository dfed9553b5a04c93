import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './Copyable.module.css';

/** A name in fixed width that can be taken along. */
export function Copyable({
  text,
  what,
  children,
}: {
  text: string;
  what: string;
  children?: React.ReactNode;
}) {
  return (
    <span className={classes.copyable}>
      <code className={classes.text} title={text}>
        {children ?? text}
      </code>
      <CopyButton value={text} timeout={1500}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : `Copy ${what}`} withArrow openDelay={300}>
            <ActionIcon size={20} variant="subtle" color="gray" onClick={copy} aria-label={`Copy ${what}`}>
              {copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
