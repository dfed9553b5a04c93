package dev.weir.catalog.lineage;

import dev.weir.lineage.intake.EventIntake;
import dev.weir.quality.openlineage.OwnLineage;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Checks come into Weir's lineage as events of any other sender do. */
@ApplicationScoped
class LineageOfChecks implements OwnLineage {

    private static final String SENDER = "weir";

    private final EventIntake intake;

    LineageOfChecks(EventIntake intake) {
        this.intake = intake;
    }

    @Override
    public void take(String json) {
        intake.takeAll(SENDER, List.of(json.getBytes(StandardCharsets.UTF_8)));
    }
}
