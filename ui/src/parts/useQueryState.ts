import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** State in the address. Setting it replaces the current entry: the back button leaves the page, not the filter. */
export function useQueryState() {
  const [words, setWords] = useSearchParams();
  const set = useCallback(
    (changes: Record<string, string | undefined>) =>
      setWords(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [key, value] of Object.entries(changes)) {
            if (value === undefined || value === '') {
              after.delete(key);
            } else {
              after.set(key, value);
            }
          }
          return after;
        },
        { replace: true },
      ),
    [setWords],
  );
  const get = (key: string) => words.get(key) ?? undefined;
  return { get, set };
}
