package dev.weir.quality.score;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Shows scorecards, of the last so many days. */
@ApplicationScoped
public class ScoreReader {

    private final Scores scores;
    private final Access access;
    private final Clock clock;

    ScoreReader(Scores scores, Access access, Clock clock) {
        this.scores = scores;
        this.access = access;
        this.clock = clock;
    }

    @Transactional
    public List<Scorecard> datasets(
            Actor actor, Optional<String> lake, Optional<String> dataset, int days, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return scores.datasets(lake, dataset, Window.until(clock.instant(), days), page);
    }

    @Transactional
    public List<Scorecard> domains(Actor actor, Optional<String> lake, int days, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return scores.domains(lake, Window.until(clock.instant(), days), page);
    }

    @Transactional
    public Scorecard dataset(Actor actor, String lake, String dataset, int days) {
        access.require(actor, Permission.VIEW);
        return scores.dataset(lake, dataset, Window.until(clock.instant(), days))
                .orElseThrow(() -> new ScorecardNotFound(lake, dataset));
    }

    /** No batch of the dataset was ever decided. */
    static final class ScorecardNotFound extends Problem {
        ScorecardNotFound(String lake, String dataset) {
            super(
                    ScoreProblem.SCORECARD_NOT_FOUND,
                    "No batch of dataset " + dataset + " in lake " + lake + " was decided yet.");
        }
    }
}
