package dev.weir.catalog.dataset.api;

import dev.weir.catalog.dataset.DatasetBrowser;
import dev.weir.catalog.dataset.DatasetFile;
import dev.weir.catalog.dataset.DatasetFormat;
import dev.weir.catalog.dataset.Datasets.Filter;
import dev.weir.catalog.dataset.Partition;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.problem.InvalidParameter;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The datasets of all lakes. */
@Path("/api/v1/datasets")
public class DatasetsResource {

    private final DatasetBrowser datasets;
    private final CurrentActor actor;

    DatasetsResource(DatasetBrowser datasets, CurrentActor actor) {
        this.datasets = datasets;
        this.actor = actor;
    }

    @GET
    public Page<DatasetSummary> list(
            @Parameter(description = "Found anywhere in alias, name or a column's name, in upper or lower case")
                    @QueryParam("q")
                    Optional<String> text,
            @QueryParam("lake") Optional<String> lake,
            @QueryParam("zone") Optional<String> zone,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {
                                                "parquet",
                                                "orc",
                                                "avro",
                                                "csv",
                                                "ndjson",
                                                "delta",
                                                "iceberg",
                                                "hudi",
                                                "raw",
                                                "view",
                                                "external"
                                            }))
                    @QueryParam("format")
                    Optional<String> format,
            @Valid @BeanParam PageRequest page) {
        Filter filter = new Filter(text, lake, zone, format.map(DatasetsResource::format));
        return Page.of(
                        datasets.list(actor.get(), filter, page),
                        page.limit(),
                        dataset -> dataset.alias() + " " + dataset.id())
                .map(DatasetSummary::of);
    }

    private static DatasetFormat format(String wanted) {
        return DatasetFormat.called(wanted)
                .orElseThrow(
                        () -> new InvalidParameter("format", "is one of " + DatasetFormat.names() + ", not " + wanted));
    }

    @GET
    @Path("/{id}")
    public DatasetView get(UUID id) {
        return DatasetView.of(datasets.get(actor.get(), id));
    }

    @GET
    @Path("/{id}/versions")
    public Page<VersionView> versions(UUID id, @Valid @BeanParam PageRequest page) {
        return Page.of(
                        datasets.versions(actor.get(), id, page),
                        page.limit(),
                        version -> Integer.toString(version.version()))
                .map(VersionView::of);
    }

    @GET
    @Path("/{id}/versions/{version}")
    public VersionView version(UUID id, int version) {
        return VersionView.of(datasets.version(actor.get(), id, version));
    }

    /** The history that a Delta, Iceberg or Hudi table keeps itself, newest first; empty for plain files. */
    @GET
    @Path("/{id}/snapshots")
    public Page<SnapshotView> snapshots(UUID id, @Valid @BeanParam PageRequest page) {
        return Page.of(
                        datasets.snapshots(actor.get(), id, page),
                        page.limit(),
                        snapshot -> Integer.toString(snapshot.position()))
                .map(SnapshotView::of);
    }

    @GET
    @Path("/{id}/partitions")
    public Page<PartitionView> partitions(UUID id, @Valid @BeanParam PageRequest page) {
        return Page.of(datasets.partitions(actor.get(), id, page), page.limit(), Partition::path)
                .map(PartitionView::of);
    }

    @GET
    @Path("/{id}/files")
    @Operation(
            description =
                    "The files that the last crawl knows of, in the order of their paths. Empty for Delta, Iceberg and"
                            + " Hudi, whose own metadata counts their files, and for raw datasets, whose files nobody reads.")
    public Page<FileView> files(
            UUID id,
            @Parameter(description = "The path of one partition, as the partitions have it: day=2026-10-27/")
                    @QueryParam("partition")
                    Optional<String> partition,
            @Valid @BeanParam PageRequest page) {
        return Page.of(datasets.files(actor.get(), id, partition, page), page.limit(), DatasetFile::path)
                .map(FileView::of);
    }
}
