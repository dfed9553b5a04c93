import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { catalogSuggestions } from '../../api/queries';
import { routeTo } from '../../routeTo';
import { iconOf, pageOf } from './hits';
import { Marked } from './Marked';
import classes from './Palette.module.css';

type Choice = { key: string; to: string; content: ReactNode };

/** To anything in the catalog in a few keys: Ctrl or Cmd and K, some letters, Enter. */
export function Palette({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      withCloseButton={false}
      padding={0}
      size="lg"
      yOffset="12vh"
      title={undefined}
    >
      {opened && <Chooser close={close} />}
    </Modal>
  );
}

function Chooser({ close }: { close: () => void }) {
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), 80);
  const [active, setActive] = useState(0);
  const navigate = useNavigate();
  const id = useId();
  const suggestions = useQuery({ ...catalogSuggestions(settled), placeholderData: keepPreviousData });

  const hits = settled === '' ? [] : (suggestions.data?.items ?? []);
  const words = settled === '' ? [] : (suggestions.data?.words ?? []);
  const before = text.trim().replace(/\S*$/, '');
  const choices: Choice[] = [
    ...hits.map((hit) => {
      const Shape = iconOf(hit);
      return {
        key: hit.type + hit.id,
        to: pageOf(hit),
        content: (
          <>
            <Shape size={16} stroke={1.7} aria-hidden />
            <span className={classes.title}>
              <Marked
                text={hit.title}
                ranges={hit.reasons.find(({ field }) => field === 'title')?.ranges ?? []}
              />
            </span>
            <span className={classes.kind}>{hit.zone ?? hit.type}</span>
          </>
        ),
      };
    }),
    ...words.slice(0, 3).map((word) => ({
      key: `word ${word}`,
      to: routeTo.search({ q: before + word }),
      content: (
        <>
          <IconSearch size={15} aria-hidden />
          <span className={classes.title}>
            {before}
            {word}
          </span>
          <span className={classes.kind}>search</span>
        </>
      ),
    })),
    {
      key: 'all',
      to: routeTo.search({ q: text.trim() }),
      content: (
        <>
          <IconSearch size={15} aria-hidden />
          <span className={classes.title}>
            {text.trim() === '' ? 'Search everything' : `Search everything for “${text.trim()}”`}
          </span>
        </>
      ),
    },
  ];
  const at = Math.min(active, choices.length - 1);

  const go = (choice: Choice | undefined) => {
    if (choice !== undefined) {
      close();
      navigate(choice.to);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive((at + step + choices.length) % choices.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(choices[at]);
    }
  };

  return (
    <div className={classes.palette}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label="Go to"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={`${id}-${at}`}
        variant="unstyled"
        size="md"
        placeholder="A dataset, a job, a word"
        leftSection={<IconSearch size={17} />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} role="listbox" aria-label="Suggestions" className={classes.choices}>
        {choices.map((choice, index) => (
          <li
            key={choice.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={classes.choice}
            onMouseEnter={() => setActive(index)}
            onClick={() => go(choice)}
          >
            {choice.content}
          </li>
        ))}
      </ul>
    </div>
  );
}
