package dev.weir.quality.batch.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.weir.platform.json.Json;
import dev.weir.platform.storage.LakePath;
import dev.weir.quality.batch.Batch;
import dev.weir.quality.batch.Cause;
import dev.weir.quality.batch.Decision;
import dev.weir.quality.batch.Disposition;
import dev.weir.quality.batch.Move;
import dev.weir.quality.batch.Replay;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import dev.weir.quality.ruleset.Ruleset;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "quality", name = "batch")
class BatchRow {

    private static final TypeReference<List<SourceObject>> OBJECTS = new TypeReference<>() {};
    private static final TypeReference<List<RuleOutcome>> OUTCOMES = new TypeReference<>() {};
    private static final TypeReference<List<Cause>> CAUSES = new TypeReference<>() {};
    private static final TypeReference<List<Move>> MOVES = new TypeReference<>() {};

    @Id
    UUID id;

    String ruleset;
    int rulesetVersion;

    @JdbcTypeCode(SqlTypes.JSON)
    String rulesetThen;

    String lake;
    String root;
    String dataset;
    String path;

    @Enumerated(EnumType.STRING)
    DataFormat format;

    String fingerprint;
    int round;

    @Nullable
    UUID replays;

    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    String replay;

    @JdbcTypeCode(SqlTypes.JSON)
    String objects;

    long bytes;

    @Enumerated(EnumType.STRING)
    Batch.State state;

    @Enumerated(EnumType.STRING)
    Decision.@Nullable Kind verdict;

    @Nullable
    String reason;

    @Nullable
    UUID runId;

    @Nullable
    Long rows;

    @Nullable
    Long rowsPassed;

    @Nullable
    Long rowsFailed;

    @Nullable
    Long rowsSkipped;

    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    String outcomes;

    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    String causes;

    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    String moves;

    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    String disposition;

    @Enumerated(EnumType.STRING)
    Batch.Kept kept;

    int warnings;

    @Nullable
    Instant retryAt;

    Instant receivedAt;

    @Nullable
    Instant decidedAt;

    @Nullable
    Instant finishedAt;

    void take(Batch batch, Json json) {
        id = batch.id();
        ruleset = batch.ruleset().name();
        rulesetVersion = batch.ruleset().version();
        rulesetThen = json.write(batch.ruleset());
        lake = batch.ruleset().lake();
        root = batch.root().value();
        dataset = batch.ruleset().dataset();
        path = batch.path().value();
        format = batch.format();
        fingerprint = batch.fingerprint();
        round = batch.round();
        replays = batch.replays().map(Replay::of).orElse(null);
        replay = batch.replays().map(json::write).orElse(null);
        objects = json.write(batch.objects());
        bytes = batch.bytes();
        state = batch.state();
        runId = batch.runId().orElse(null);
        receivedAt = batch.receivedAt();
        finishedAt = batch.finishedAt().orElse(null);
        moves = batch.moves().isEmpty() ? null : json.write(batch.moves());
        disposition = batch.disposition().map(json::write).orElse(null);
        kept = batch.kept();
        retryAt = null;
        takeDecision(batch.decision().orElse(null), json);
    }

    private void takeDecision(@Nullable Decision decision, Json json) {
        verdict = decision == null ? null : decision.verdict();
        reason = decision == null ? null : decision.reason();
        rows = decision == null ? null : Long.valueOf(decision.rows());
        rowsPassed = decision == null ? null : Long.valueOf(decision.passedRows());
        rowsFailed = decision == null ? null : Long.valueOf(decision.failedRows());
        rowsSkipped = decision == null ? null : Long.valueOf(decision.skippedRows());
        warnings = decision == null ? 0 : decision.warnings();
        outcomes = decision == null ? null : json.write(decision.outcomes());
        causes = decision == null || decision.causes().isEmpty() ? null : json.write(decision.causes());
        decidedAt = decision == null ? null : decision.at();
    }

    Batch batch(Json json) {
        return new Batch(
                id,
                json.read(rulesetThen, Ruleset.class),
                new LakePath(root),
                new LakePath(path),
                format,
                fingerprint,
                round,
                replay == null ? Optional.empty() : Optional.of(json.read(replay, Replay.class)),
                json.read(objects, OBJECTS),
                bytes,
                state,
                Optional.ofNullable(runId),
                decision(json),
                moves == null ? List.of() : json.read(moves, MOVES),
                disposition == null ? Optional.empty() : Optional.of(json.read(disposition, Disposition.class)),
                kept,
                receivedAt,
                Optional.ofNullable(finishedAt));
    }

    private Optional<Decision> decision(Json json) {
        if (verdict == null
                || reason == null
                || rows == null
                || rowsPassed == null
                || rowsFailed == null
                || rowsSkipped == null
                || outcomes == null
                || decidedAt == null) {
            return Optional.empty();
        }
        return Optional.of(new Decision(
                verdict,
                reason,
                rows,
                rowsPassed,
                rowsFailed,
                rowsSkipped,
                warnings,
                json.read(outcomes, OUTCOMES),
                causes == null ? List.of() : json.read(causes, CAUSES),
                decidedAt));
    }
}
