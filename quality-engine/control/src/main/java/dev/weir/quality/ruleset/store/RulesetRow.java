package dev.weir.quality.ruleset.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.weir.platform.json.Json;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.ruleset.QuarantineTerms;
import dev.weir.quality.ruleset.Ruleset;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "quality", name = "ruleset")
class RulesetRow {

    private static final TypeReference<List<Rule>> RULES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> REFERENCES = new TypeReference<>() {};

    @Id
    UUID id;

    String name;
    int version;
    String lake;
    String dataset;
    String target;
    String quarantine;

    @Enumerated(EnumType.STRING)
    Ruleset.PublishAs publishAs;

    @Enumerated(EnumType.STRING)
    Ruleset.Mode mode;

    @Nullable
    Double maxBadShare;

    @JdbcTypeCode(SqlTypes.JSON)
    String terms;

    @Nullable
    String owner;

    String dqdl;

    boolean rowWise;

    @JdbcTypeCode(SqlTypes.JSON)
    String refs;

    @JdbcTypeCode(SqlTypes.JSON)
    String rules;

    @JdbcTypeCode(SqlTypes.JSON)
    String analyzers;

    Instant updatedAt;
    String updatedBy;

    void take(Ruleset ruleset, Json json) {
        id = ruleset.id();
        name = ruleset.name();
        version = ruleset.version();
        lake = ruleset.lake();
        dataset = ruleset.dataset();
        target = ruleset.target();
        quarantine = ruleset.quarantine();
        publishAs = ruleset.publishAs();
        mode = ruleset.mode();
        maxBadShare = ruleset.maxBadShare().isPresent() ? ruleset.maxBadShare().getAsDouble() : null;
        terms = json.write(ruleset.terms());
        owner = ruleset.owner().orElse(null);
        dqdl = ruleset.dqdl();
        rowWise = ruleset.rowWise();
        refs = json.write(ruleset.references());
        rules = json.write(ruleset.rules());
        analyzers = json.write(ruleset.analyzers());
        updatedAt = ruleset.updatedAt();
        updatedBy = ruleset.updatedBy();
    }

    Ruleset ruleset(Json json) {
        return new Ruleset(
                id,
                name,
                version,
                lake,
                dataset,
                target,
                quarantine,
                publishAs,
                mode,
                maxBadShare == null ? OptionalDouble.empty() : OptionalDouble.of(maxBadShare),
                json.read(terms, QuarantineTerms.class),
                Optional.ofNullable(owner),
                dqdl,
                rowWise,
                json.read(refs, REFERENCES),
                json.read(rules, RULES),
                json.read(analyzers, RULES),
                updatedAt,
                updatedBy);
    }
}
