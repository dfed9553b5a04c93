package dev.weir.cli.sample;

import java.nio.file.Path;

/** The folder for the sample lake holds something that Weir did not make. */
public final class NotASample extends RuntimeException {

    public NotASample(Path folder) {
        super(folder
                + " holds something else than the sample lake; it was left alone. Set WEIR_HOME to another folder.");
    }
}
