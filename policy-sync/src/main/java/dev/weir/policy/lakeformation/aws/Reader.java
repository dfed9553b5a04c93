package dev.weir.policy.lakeformation.aws;

import dev.weir.policy.lakeformation.Admin;
import dev.weir.policy.lakeformation.CellsFilter;
import dev.weir.policy.lakeformation.Grant;
import dev.weir.policy.lakeformation.LakeObject;
import dev.weir.policy.lakeformation.LfTag;
import dev.weir.policy.lakeformation.NamedExpression;
import dev.weir.policy.lakeformation.Normaliser;
import dev.weir.policy.lakeformation.Owner;
import dev.weir.policy.lakeformation.Place;
import dev.weir.policy.lakeformation.Resource.Cells;
import dev.weir.policy.lakeformation.TagAssignment;
import dev.weir.policy.lakeformation.Who;
import dev.weir.policy.target.ObjectKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.DataLakeResourceType;
import software.amazon.awssdk.services.lakeformation.model.DataLakeSettings;
import software.amazon.awssdk.services.lakeformation.model.EntityNotFoundException;
import software.amazon.awssdk.services.lakeformation.model.GetResourceLfTagsResponse;
import software.amazon.awssdk.services.lakeformation.model.LFTagPair;
import software.amazon.awssdk.services.lakeformation.model.Resource;
import software.amazon.awssdk.services.lakeformation.model.TableResource;

/** One reading of an account. What fails becomes a doubt, and the rest is read all the same. */
final class Reader {
    private static final int PAGE = 100;

    private final LakeFormationClient lakeFormation;
    private final GlueClient glue;
    private final Calls calls;
    private final Normaliser normaliser;
    private final int readers;
    private final List<LakeObject> objects = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

    Reader(LakeFormationClients clients, Calls calls, Normaliser normaliser, int readers) {
        this.lakeFormation = clients.lakeFormation();
        this.glue = clients.glue();
        this.calls = calls;
        this.normaliser = normaliser;
        this.readers = readers;
    }

    List<LakeObject> objects() {
        return objects;
    }

    List<String> doubts() {
        return doubts;
    }

    /** @param caller empty if nobody knows */
    void read(String caller, Set<ObjectKey> made) {
        part("the settings of the data lake", () -> settings(caller));
        part("tags", this::tags);
        part("tag expressions", this::expressions);
        List<Grant> grants = new ArrayList<>();
        grants.addAll(grants());
        objects.addAll(grants);
        filters(grants, made);
        tables();
    }

    private void part(String what, Runnable reading) {
        try {
            reading.run();
        } catch (SdkException failed) {
            doubts.add("could not read " + what + ": " + Calls.reason(failed));
        }
    }

    /** Who is no administrator sees only what he may grant himself, and is not told of the rest. */
    private void settings(String caller) {
        DataLakeSettings settings = calls.make(() -> lakeFormation.getDataLakeSettings(request -> {}))
                .dataLakeSettings();
        Set<String> admins = new LinkedHashSet<>();
        settings.dataLakeAdmins().forEach(admin -> admins.add(admin.dataLakePrincipalIdentifier()));
        Set<String> readOnly = new LinkedHashSet<>();
        settings.readOnlyAdmins().forEach(admin -> readOnly.add(admin.dataLakePrincipalIdentifier()));
        admins.forEach(admin -> objects.add(new Admin(admin, false)));
        readOnly.forEach(admin -> objects.add(new Admin(admin, true)));
        boolean seesAll = admins.stream().anyMatch(admin -> Who.same(caller, admin))
                || readOnly.stream().anyMatch(admin -> Who.same(caller, admin));
        if (!seesAll && !caller.isEmpty()) {
            doubts.add(caller + " is no administrator of the data lake, so Lake Formation shows it a part of the grants"
                    + " only; add it to the administrators");
        }
    }

    private void tags() {
        pages(
                token -> lakeFormation.listLFTags(
                        request -> request.maxResults(PAGE).nextToken(token)),
                page -> page.nextToken(),
                page -> page.lfTags().forEach(tag -> objects.add(LfTag.of(tag.tagKey(), Set.copyOf(tag.tagValues())))));
    }

    private void expressions() {
        pages(
                token -> lakeFormation.listLFTagExpressions(
                        request -> request.maxResults(PAGE).nextToken(token)),
                page -> page.nextToken(),
                page -> page.lfTagExpressions().forEach(named -> {
                    Map<String, Object> json = Wire.read(named);
                    objects.add(new NamedExpression(named.name(), Normaliser.expression(json.get("Expression"))));
                }));
    }

    /** Unfiltered, since a question for a principal and a resource is answered with effective permissions. */
    private List<Grant> grants() {
        List<Map<String, Object>> rows = new ArrayList<>();
        part("grants", () -> grants(null, rows));
        // The unfiltered list and the type LF_TAG_POLICY leave out some; a row that comes twice counts once.
        part("grants on tagged databases", () -> grants(DataLakeResourceType.LF_TAG_POLICY_DATABASE, rows));
        part("grants on tagged tables", () -> grants(DataLakeResourceType.LF_TAG_POLICY_TABLE, rows));
        Normaliser.Grants read = normaliser.grants(rows);
        doubts.addAll(read.doubts());
        return read.grants();
    }

    private void grants(@Nullable DataLakeResourceType type, List<Map<String, Object>> rows) {
        pages(
                token -> lakeFormation.listPermissions(
                        request -> request.resourceType(type).maxResults(PAGE).nextToken(token)),
                page -> page.nextToken(),
                page -> page.principalResourcePermissions().forEach(row -> rows.add(Wire.read(row))));
    }

    /** All that are listed, and those of tables where a grant or our ledger knows one that was not. */
    private void filters(List<Grant> grants, Set<ObjectKey> made) {
        Map<ObjectKey, CellsFilter> found = new TreeMap<>();
        part("cells filters", () -> filters(null, found));
        Map<String, TableResource> missing = new TreeMap<>();
        for (Grant grant : grants) {
            if (grant.resource() instanceof Cells cells && cells.catalog().isEmpty()) {
                ObjectKey key = CellsFilter.key(cells.database(), cells.table(), cells.filter());
                if (!found.containsKey(key)) {
                    missing.put(cells.database() + "." + cells.table(), table(cells.database(), cells.table()));
                }
            }
        }
        for (ObjectKey key : made) {
            int dot = key.name().indexOf('.');
            int slash = key.name().indexOf('/', dot);
            if (key.kind().equals(CellsFilter.KIND) && !found.containsKey(key) && dot > 0 && slash > dot) {
                missing.put(
                        key.name().substring(0, slash),
                        table(key.name().substring(0, dot), key.name().substring(dot + 1, slash)));
            }
        }
        missing.forEach((name, table) -> part("cells filters of " + name, () -> filters(table, found)));
        objects.addAll(found.values());
    }

    private TableResource table(String database, String table) {
        return TableResource.builder()
                .catalogId(normaliser.ownCatalog())
                .databaseName(database)
                .name(table)
                .build();
    }

    private void filters(@Nullable TableResource table, Map<ObjectKey, CellsFilter> found) {
        try {
            pages(
                    token -> lakeFormation.listDataCellsFilter(
                            request -> request.table(table).maxResults(PAGE).nextToken(token)),
                    page -> page.nextToken(),
                    page -> page.dataCellsFilters().forEach(one -> {
                        CellsFilter filter = normaliser.filter(Wire.read(one));
                        found.put(filter.key(), filter);
                    }));
        } catch (EntityNotFoundException gone) {
            // A table that was dropped has no filters.
        }
    }

    private record Tagged(Place place, Resource resource) {}

    /** Who made the tables, and the tags that were put on databases, tables and columns. */
    private void tables() {
        List<Tagged> places = new ArrayList<>();
        List<String> databases = new ArrayList<>();
        part(
                "databases",
                () -> pages(
                        token -> glue.getDatabases(
                                request -> request.maxResults(PAGE).nextToken(token)),
                        page -> page.nextToken(),
                        page -> {
                            for (Database database : page.databaseList()) {
                                if (database.targetDatabase() == null) {
                                    databases.add(database.name());
                                    places.add(place(Place.database(database.name())));
                                }
                            }
                        }));
        for (String database : databases) {
            part("the tables of " + database, () -> tables(database, places));
        }
        if (objects.stream().anyMatch(LfTag.class::isInstance)) {
            assignments(places);
        }
    }

    private void tables(String database, List<Tagged> places) {
        pages(
                token -> glue.getTables(request ->
                        request.databaseName(database).maxResults(PAGE).nextToken(token)),
                page -> page.nextToken(),
                page -> {
                    for (Table table : page.tableList()) {
                        // A resource link has no tags and no data of its own.
                        if (table.targetTable() == null) {
                            Place place = Place.table(database, table.name());
                            places.add(place(place));
                            if (table.createdBy() != null && !table.createdBy().isEmpty()) {
                                objects.add(new Owner(place, Who.role(table.createdBy())));
                            }
                        }
                    }
                });
    }

    private Tagged place(Place place) {
        Resource.Builder resource = Resource.builder();
        if (place.table().isPresent()) {
            resource.table(table(place.database(), place.table().get()));
        } else {
            resource.database(
                    database -> database.catalogId(normaliser.ownCatalog()).name(place.database()));
        }
        return new Tagged(place, resource.build());
    }

    private void assignments(List<Tagged> places) {
        ExecutorService pool = Executors.newFixedThreadPool(readers, task -> {
            Thread thread = new Thread(task, "lake-formation-tags");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<List<TagAssignment>>> all = new ArrayList<>();
            places.forEach(place -> all.add(() -> assignments(place)));
            List<Future<List<TagAssignment>>> read = pool.invokeAll(all);
            for (int i = 0; i < read.size(); i++) {
                try {
                    objects.addAll(read.get(i).get());
                } catch (ExecutionException failed) {
                    if (!(failed.getCause() instanceof SdkException answer)) {
                        throw new IllegalStateException(failed.getCause());
                    }
                    doubts.add("could not read the tags of " + places.get(i).place() + ": " + Calls.reason(answer));
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            doubts.add("could not read all tags: the service stops");
        } finally {
            pool.shutdownNow();
        }
    }

    private List<TagAssignment> assignments(Tagged tagged) {
        Place place = tagged.place();
        List<TagAssignment> all = new ArrayList<>();
        GetResourceLfTagsResponse tags;
        try {
            tags = calls.make(() -> lakeFormation.getResourceLFTags(
                    request -> request.resource(tagged.resource()).showAssignedLFTags(true)));
        } catch (EntityNotFoundException gone) {
            return all;
        }
        if (place.table().isEmpty()) {
            add(all, place, tags.lfTagOnDatabase());
            return all;
        }
        add(all, place, tags.lfTagsOnTable());
        tags.lfTagsOnColumns()
                .forEach(column ->
                        add(all, Place.column(place.database(), place.table().get(), column.name()), column.lfTags()));
        return all;
    }

    private static void add(List<TagAssignment> all, Place place, List<LFTagPair> pairs) {
        for (LFTagPair pair : pairs) {
            if (!pair.tagValues().isEmpty()) {
                all.add(new TagAssignment(place, pair.tagKey(), pair.tagValues().get(0)));
            }
        }
    }

    private interface Call<P> {
        P page(@Nullable String token);
    }

    private <P extends SdkPojo> void pages(Call<P> call, Function<P, @Nullable String> next, Consumer<P> each) {
        String token = null;
        do {
            String from = token;
            P page = calls.make(() -> call.page(from));
            each.accept(page);
            token = next.apply(page);
        } while (token != null && !token.isEmpty());
    }
}
