import { Skeleton } from '@mantine/core';

/** The shape of a list that is on its way. */
export function LoadingRows({ rows = 8, height = 18 }: { rows?: number; height?: number }) {
  return (
    <div role="status" aria-label="Loading" style={{ padding: '10px 16px' }}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} my={14} width={`${96 - ((row * 17) % 30)}%`} radius={4} />
      ))}
    </div>
  );
}
