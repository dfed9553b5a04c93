import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { scorecards } from '../../api/queries';
import { Card } from '../../parts/Card';
import { routeTo } from '../../routeTo';
import { inWords } from './dimensions';
import { ScoreCell } from './ScoreCell';
import classes from './Scorecards.module.css';

const DAYS = 30;

/** The scorecard of one dataset. Nothing where no batch was ever decided about. */
export function DatasetScores({ lake, alias }: { lake: string; alias: string }) {
  const { data } = useInfiniteQuery(scorecards({ lake, dataset: alias, days: DAYS }, 1));
  const card = data?.pages[0]?.items[0];
  if (card === undefined) {
    return null;
  }
  return (
    <Card
      title={`Scores of the last ${DAYS} days`}
      label="Scores"
      aside={
        <Link className={classes.link} to={routeTo.scorecards({ lake })}>
          All scorecards
        </Link>
      }
    >
      <dl className={classes.scores}>
        {[{ dimension: 'overall', score: card.overall }, ...card.dimensions].map(({ dimension, score }) => (
          <div key={dimension}>
            <dt>{inWords(dimension)}</dt>
            <dd>
              <ScoreCell score={score} from={card.from} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
