import type { Tone } from '../../parts/Badge';

/** All rules held, few did not, many did not. The number beside it says the same. */
export function toneOf(score: number): Tone {
  return score === 1 ? 'good' : score >= 0.9 ? 'warn' : 'bad';
}
