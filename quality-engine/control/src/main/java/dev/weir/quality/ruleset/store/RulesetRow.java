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

    @Id
    UUID id;

    String name;
    int version;
    String lake;
    String dataset;
    String target;
    String quarantine;

    @Enumerated(EnumType.STRING)
    Ruleset.Mode mode;

    @Nullable
    Double maxBadShare;

    @JdbcTypeCode(SqlTypes.JSON)
    String terms;

    @Nullable
    String owner;

    String dqdl;

    @JdbcTypeCode(SqlTypes.JSON)
    String rules;

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
        mode = ruleset.mode();
        maxBadShare = ruleset.maxBadShare().isPresent() ? ruleset.maxBadShare().getAsDouble() : null;
        terms = json.write(ruleset.terms());
        owner = ruleset.owner().orElse(null);
        dqdl = ruleset.dqdl();
        rules = json.write(ruleset.rules());
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
                mode,
                maxBadShare == null ? OptionalDouble.empty() : OptionalDouble.of(maxBadShare),
                json.read(terms, QuarantineTerms.class),
                Optional.ofNullable(owner),
                dqdl,
                json.read(rules, RULES),
                updatedAt,
                updatedBy);
    }
}
