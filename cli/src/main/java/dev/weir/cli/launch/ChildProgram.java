package dev.weir.cli.launch;

import java.util.List;
import java.util.Map;

/**
 * What to run.
 *
 * @param name for people, for its log and for its pid file: {@code service}, {@code worker}
 * @param environment added to the launcher's own
 */
public record ChildProgram(String name, List<String> command, Map<String, String> environment) {

    public ChildProgram {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
