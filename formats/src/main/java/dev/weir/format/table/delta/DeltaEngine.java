package dev.weir.format.table.delta;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.ExpressionHandler;
import io.delta.kernel.engine.FileSystemClient;
import io.delta.kernel.engine.JsonHandler;
import io.delta.kernel.engine.MetricsReporter;
import io.delta.kernel.engine.ParquetHandler;
import java.util.List;

/** The kernel's own engine, without the report that it logs of each table it reads. */
record DeltaEngine(DefaultEngine own) implements Engine {

    @Override
    public ExpressionHandler getExpressionHandler() {
        return own.getExpressionHandler();
    }

    @Override
    public JsonHandler getJsonHandler() {
        return own.getJsonHandler();
    }

    @Override
    public FileSystemClient getFileSystemClient() {
        return own.getFileSystemClient();
    }

    @Override
    public ParquetHandler getParquetHandler() {
        return own.getParquetHandler();
    }

    @Override
    public List<MetricsReporter> getMetricsReporters() {
        return List.of();
    }
}
