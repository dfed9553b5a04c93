package dev.weir.cli.command;

import dev.weir.cli.service.Dataset;
import dev.weir.cli.service.Problem;
import dev.weir.cli.service.ProblemAnswered;
import dev.weir.cli.service.ServiceClient;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the one dataset that somebody means. */
public record DatasetLookup(ServiceClient service) {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /**
     * Its id.
     *
     * @param dataset alias, name or id
     * @param lake blank where it does not matter
     */
    public String idOf(String dataset, String lake) {
        return ID.matcher(dataset).matches() ? dataset : idOfAlias(dataset, lake);
    }

    private String idOfAlias(String alias, String lake) {
        List<Dataset> named = service.list("/datasets", Map.of("q", alias, "lake", lake), 500, Dataset.class).stream()
                .filter(candidate ->
                        candidate.alias().equals(alias) || candidate.name().equals(alias))
                .toList();
        if (named.size() == 1) {
            return named.get(0).id();
        }
        if (named.isEmpty()) {
            throw new ProblemAnswered(new Problem(
                    "Dataset not found",
                    404,
                    "no dataset is called " + alias + ". `weir datasets` lists them all.",
                    "dataset-not-found",
                    null,
                    List.of()));
        }
        throw new UsageError(alias + " is in several lakes ("
                + String.join(", ", named.stream().map(Dataset::lake).toList()) + "): name one with --lake.");
    }
}
