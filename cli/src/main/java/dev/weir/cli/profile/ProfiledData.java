package dev.weir.cli.profile;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to look at: files, which are read here, or a dataset of the catalog, which a worker has profiled. */
final class ProfiledData {

    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    @Option(names = "--lake", paramLabel = "LAKE", description = "The dataset's lake, where several have that alias.")
    private String lake = "";

    /** One of them. */
    static final class Choice {
        @Parameters(paramLabel = "DATA", description = "Files to look at.")
        private @Nullable String data;

        @Option(
                names = "--dataset",
                paramLabel = "DATASET",
                description = "Instead: the newest profile of this dataset of the catalog, by alias, name or id.")
        private @Nullable String dataset;
    }

    boolean isDataset() {
        return choice.dataset != null;
    }

    String lake() {
        return lake;
    }

    /** As it was written. */
    String name() {
        return choice.dataset != null ? choice.dataset : String.valueOf(choice.data);
    }
}
