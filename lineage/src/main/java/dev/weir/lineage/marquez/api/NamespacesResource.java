package dev.weir.lineage.marquez.api;

import dev.weir.lineage.marquez.Catalogue;
import dev.weir.lineage.marquez.LineageReader;
import dev.weir.lineage.marquez.LineageReader.Unknown;
import dev.weir.lineage.marquez.api.DatasetView.FieldView;
import dev.weir.platform.access.api.CurrentActor;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Namespaces, and the datasets and jobs in them. */
@Path("/api/v1/namespaces")
public class NamespacesResource {

    private final LineageReader reader;
    private final CurrentActor actor;

    NamespacesResource(LineageReader reader, CurrentActor actor) {
        this.reader = reader;
        this.actor = actor;
    }

    @Schema(name = "LineageNamespace")
    public record NamespaceView(String name, Instant createdAt, Instant updatedAt, String ownerName, boolean isHidden) {

        static NamespaceView of(Catalogue.Namespace namespace) {
            return new NamespaceView(namespace.name(), namespace.first(), namespace.last(), "", false);
        }
    }

    @Schema(name = "LineageNamespaces")
    public record NamespacesView(List<NamespaceView> namespaces) {}

    @Schema(name = "LineageDatasets")
    public record DatasetsView(List<DatasetView> datasets, long totalCount) {}

    @Schema(name = "LineageJobs")
    public record JobsView(List<JobView> jobs, long totalCount) {}

    @Schema(name = "LineageRuns")
    public record RunsView(List<RunView> runs, long totalCount) {}

    @Schema(name = "LineageDatasetVersions")
    public record VersionsView(List<VersionView> versions, long totalCount) {}

    /** A schema that a dataset had. */
    @Schema(name = "LineageDatasetVersion")
    public record VersionView(
            DatasetView.IdView id,
            UUID version,
            String name,
            String namespace,
            Instant createdAt,
            Instant updatedAt,
            List<FieldView> fields) {

        static VersionView of(Catalogue.Dataset dataset, Catalogue.Schema schema) {
            return new VersionView(
                    DatasetView.IdView.of(dataset.name()),
                    DatasetView.version(schema.hash()),
                    dataset.name().name(),
                    dataset.name().namespace(),
                    schema.first(),
                    schema.last(),
                    FieldView.of(Verbatim.json(schema.fields())));
        }
    }

    @GET
    public NamespacesView namespaces(@Valid @BeanParam SliceRequest slice) {
        return new NamespacesView(reader.as(actor.get()).namespaces(slice.slice()).stream()
                .map(NamespaceView::of)
                .toList());
    }

    @GET
    @Path("/{namespace}")
    public NamespaceView namespace(String namespace) {
        return reader.as(actor.get())
                .namespace(namespace)
                .map(NamespaceView::of)
                .orElseThrow(() -> new Unknown("namespace " + namespace));
    }

    @GET
    @Path("/{namespace}/datasets")
    public DatasetsView lineageDatasets(String namespace, @Valid @BeanParam SliceRequest slice) {
        Catalogue catalogue = reader.as(actor.get());
        Optional<String> in = Optional.of(namespace);
        return new DatasetsView(
                catalogue.datasets(catalogue.datasetIds(in, slice.slice())).stream()
                        .map(DatasetView::of)
                        .toList(),
                catalogue.countDatasets(in));
    }

    /** Under any of its names. */
    @GET
    @Path("/{namespace}/datasets/{dataset}")
    public DatasetView lineageDataset(String namespace, String dataset) {
        return DatasetView.of(reader.dataset(actor.get(), namespace, dataset));
    }

    /** The schemas it had, newest first. */
    @GET
    @Path("/{namespace}/datasets/{dataset}/versions")
    public VersionsView lineageDatasetVersions(String namespace, String dataset, @Valid @BeanParam SliceRequest slice) {
        Catalogue.Dataset found = reader.dataset(actor.get(), namespace, dataset);
        List<VersionView> versions = reader.as(actor.get()).schemas(found.id(), slice.slice()).stream()
                .map(schema -> VersionView.of(found, schema))
                .toList();
        return new VersionsView(versions, versions.size());
    }

    @GET
    @Path("/{namespace}/jobs")
    public JobsView lineageJobs(
            String namespace, @BeanParam StateRequest states, @Valid @BeanParam SliceRequest slice) {
        return jobs(reader.as(actor.get()), new Catalogue.Jobs(Optional.of(namespace), states.states()), slice);
    }

    static JobsView jobs(Catalogue catalogue, Catalogue.Jobs which, SliceRequest slice) {
        return new JobsView(
                catalogue.jobs(catalogue.jobIds(which, slice.slice())).stream()
                        .map(JobView::of)
                        .toList(),
                catalogue.countJobs(which));
    }

    @GET
    @Path("/{namespace}/jobs/{job}")
    public JobView lineageJob(String namespace, String job) {
        return JobView.of(reader.job(actor.get(), namespace, job));
    }

    /** Newest first. */
    @GET
    @Path("/{namespace}/jobs/{job}/runs")
    public RunsView lineageRuns(String namespace, String job, @Valid @BeanParam SliceRequest slice) {
        Catalogue catalogue = reader.as(actor.get());
        long id = reader.job(actor.get(), namespace, job).id();
        return new RunsView(
                catalogue.runs(id, slice.slice()).stream()
                        .map(run -> RunView.of(run, ToldInRun.NOTHING))
                        .toList(),
                catalogue.countRuns(id));
    }
}
