package dev.weir.lineage.marquez.api;

import dev.weir.platform.problem.InvalidParameter;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which jobs of a list are wanted, as Marquez' clients say it. */
public class StateRequest {

    private static final Set<String> STATES = Set.of("NEW", "RUNNING", "COMPLETED", "FAILED", "ABORTED");

    /** States of their last runs; given several times, any of these. */
    @QueryParam("lastRunStates")
    List<String> lastRunStates = List.of();

    Set<String> states() {
        Set<String> states = new TreeSet<>(lastRunStates);
        states.stream().filter(state -> !STATES.contains(state)).findFirst().ifPresent(state -> {
            throw new InvalidParameter(
                    "lastRunStates",
                    "is " + state + ", but must be one of " + String.join(", ", new TreeSet<>(STATES)));
        });
        return states;
    }
}
