package dev.weir.policy.lakeformation.aws;

import dev.weir.policy.lakeformation.LfTag;
import dev.weir.policy.lakeformation.NamedExpression;
import dev.weir.policy.lakeformation.Normaliser;
import dev.weir.policy.lakeformation.Place;
import dev.weir.policy.lakeformation.TagAssignment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.AddLfTagsToResourceRequest;
import software.amazon.awssdk.services.lakeformation.model.CreateLfTagExpressionRequest;
import software.amazon.awssdk.services.lakeformation.model.DataLakeResourceType;
import software.amazon.awssdk.services.lakeformation.model.EntityNotFoundException;
import software.amazon.awssdk.services.lakeformation.model.LFTag;
import software.amazon.awssdk.services.lakeformation.model.LFTagError;
import software.amazon.awssdk.services.lakeformation.model.ListPermissionsResponse;
import software.amazon.awssdk.services.lakeformation.model.RemoveLfTagsFromResourceRequest;
import software.amazon.awssdk.services.lakeformation.model.UpdateLfTagExpressionRequest;

/** Writes tags, expressions of them, and their values on places. */
final class TagWriter {
    private static final int VALUES_OF_CALL = 50;
    private static final int TAGS_OF_CALL = 50;

    private final LakeFormationClient client;
    private final Calls calls;
    private final Normaliser normaliser;

    TagWriter(LakeFormationClient client, Calls calls, Normaliser normaliser) {
        this.client = client;
        this.calls = calls;
        this.normaliser = normaliser;
    }

    Answer tag(Optional<LfTag> before, Optional<LfTag> after) {
        if (after.isEmpty()) {
            return delete(before.orElseThrow());
        }
        List<String> add = new ArrayList<>(minus(after.get().values(), before.map(LfTag::values)));
        List<String> remove = new ArrayList<>(
                before.isEmpty()
                        ? List.of()
                        : minus(before.get().values(), Optional.of(after.get().values())));
        String key = after.get().tag();
        String done = "";
        try {
            if (before.isEmpty()) {
                List<String> first = add.subList(0, Math.min(VALUES_OF_CALL, add.size()));
                calls.makeOnce(() -> client.createLFTag(request ->
                        request.catalogId(normaliser.ownCatalog()).tagKey(key).tagValues(List.copyOf(first))));
                done = "the tag was made";
                first.clear();
            }
            for (List<String> some : slices(add)) {
                calls.makeOnce(() -> client.updateLFTag(request ->
                        request.catalogId(normaliser.ownCatalog()).tagKey(key).tagValuesToAdd(some)));
                done = "values were added";
            }
            for (List<String> some : slices(remove)) {
                calls.makeOnce(() -> client.updateLFTag(request ->
                        request.catalogId(normaliser.ownCatalog()).tagKey(key).tagValuesToDelete(some)));
                done = "values were removed";
            }
            return Answer.APPLIED;
        } catch (SdkException failed) {
            return done.isEmpty() ? Answer.of(failed) : Answer.of(failed).after(done);
        }
    }

    private static Collection<String> minus(Collection<String> all, Optional<? extends Collection<String>> without) {
        TreeSet<String> rest = new TreeSet<>(all);
        without.ifPresent(rest::removeAll);
        return rest;
    }

    private static List<List<String>> slices(List<String> values) {
        List<List<String>> slices = new ArrayList<>();
        for (int from = 0; from < values.size(); from += VALUES_OF_CALL) {
            slices.add(List.copyOf(values.subList(from, Math.min(from + VALUES_OF_CALL, values.size()))));
        }
        return slices;
    }

    /** With the tag go, without a word, its values on all places and so whatever they protect. */
    private Answer delete(LfTag tag) {
        try {
            Optional<String> use = use(tag);
            if (use.isPresent()) {
                return Answer.rejected(tag.key() + " is in use by " + use.get() + "; take that away first");
            }
            calls.make(() -> client.deleteLFTag(
                    request -> request.catalogId(normaliser.ownCatalog()).tagKey(tag.tag())));
            return Answer.APPLIED;
        } catch (EntityNotFoundException gone) {
            return Answer.APPLIED;
        } catch (SdkException failed) {
            return Answer.of(failed);
        }
    }

    private Optional<String> use(LfTag tag) {
        List<String> values = calls.make(() -> client.getLFTag(
                        request -> request.catalogId(normaliser.ownCatalog()).tagKey(tag.tag())))
                .tagValues();
        LFTag any = LFTag.builder().tagKey(tag.tag()).tagValues(values).build();
        var databases = calls.make(() -> client.searchDatabasesByLFTags(
                request -> request.catalogId(normaliser.ownCatalog()).expression(any)));
        if (!databases.databaseList().isEmpty()) {
            return Optional.of(
                    "database " + databases.databaseList().get(0).database().name());
        }
        var tables = calls.make(() -> client.searchTablesByLFTags(
                request -> request.catalogId(normaliser.ownCatalog()).expression(any)));
        if (!tables.tableList().isEmpty()) {
            var table = tables.tableList().get(0).table();
            return Optional.of("table " + table.databaseName() + "." + table.name());
        }
        // More pages with none on the first: we do not know.
        if (databases.nextToken() != null || tables.nextToken() != null) {
            return Optional.of("something that Lake Formation did not show at once");
        }
        for (DataLakeResourceType type :
                List.of(DataLakeResourceType.LF_TAG_POLICY_DATABASE, DataLakeResourceType.LF_TAG_POLICY_TABLE)) {
            Optional<String> grant = grant(tag.tag(), type);
            if (grant.isPresent()) {
                return grant;
            }
        }
        return Optional.empty();
    }

    private Optional<String> grant(String tag, DataLakeResourceType type) {
        String token = null;
        do {
            String from = token;
            ListPermissionsResponse page = calls.make(() ->
                    client.listPermissions(request -> request.resourceType(type).nextToken(from)));
            for (var row : page.principalResourcePermissions()) {
                if (row.resource().lfTagPolicy() != null
                        && row.resource().lfTagPolicy().expression().stream()
                                .anyMatch(pair -> pair.tagKey().equals(tag))) {
                    return Optional.of("a grant to " + row.principal().dataLakePrincipalIdentifier());
                }
            }
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
        return Optional.empty();
    }

    Answer expression(Optional<NamedExpression> before, Optional<NamedExpression> after) {
        try {
            if (after.isEmpty()) {
                calls.make(() -> client.deleteLFTagExpression(request -> request.catalogId(normaliser.ownCatalog())
                        .name(before.orElseThrow().name())));
                return Answer.APPLIED;
            }
            Map<String, Object> json = Map.of(
                    "CatalogId", normaliser.ownCatalog(),
                    "Name", after.get().name(),
                    "Expression", Normaliser.pairs(after.get().expression()));
            if (before.isEmpty()) {
                calls.makeOnce(() -> client.createLFTagExpression(
                        Wire.fill(CreateLfTagExpressionRequest.builder(), json).build()));
            } else {
                calls.make(() -> client.updateLFTagExpression(
                        Wire.fill(UpdateLfTagExpressionRequest.builder(), json).build()));
            }
            return Answer.APPLIED;
        } catch (EntityNotFoundException gone) {
            return after.isEmpty() ? Answer.APPLIED : Answer.of(gone);
        } catch (SdkException failed) {
            return Answer.of(failed);
        }
    }

    /** Values on one place, each of another tag; again does no harm. */
    List<Answer> assign(List<TagAssignment> values) {
        return slicesOf(values, some -> client.addLFTagsToResource(
                        Wire.fill(AddLfTagsToResourceRequest.builder(), request(some))
                                .build())
                .failures());
    }

    /** Likewise; what is gone is no failure. */
    List<Answer> unassign(List<TagAssignment> values) {
        return slicesOf(values, some -> client
                .removeLFTagsFromResource(Wire.fill(RemoveLfTagsFromResourceRequest.builder(), request(some))
                        .build())
                .failures()
                .stream()
                .filter(failure ->
                        !"EntityNotFoundException".equals(failure.error().errorCode()))
                .toList());
    }

    private interface Call {
        List<LFTagError> send(List<TagAssignment> values);
    }

    private List<Answer> slicesOf(List<TagAssignment> values, Call call) {
        List<Answer> answers = new ArrayList<>();
        for (int from = 0; from < values.size(); from += TAGS_OF_CALL) {
            List<TagAssignment> some = values.subList(from, Math.min(from + TAGS_OF_CALL, values.size()));
            answers.addAll(send(some, call));
        }
        return answers;
    }

    private List<Answer> send(List<TagAssignment> values, Call call) {
        for (int attempt = 1; ; attempt++) {
            Map<String, Answer> failed = new HashMap<>();
            boolean passing = false;
            try {
                for (LFTagError failure : calls.make(() -> call.send(values))) {
                    String code = String.valueOf(failure.error().errorCode());
                    String message = String.valueOf(failure.error().errorMessage());
                    passing |= Calls.passing(code, message);
                    failed.put(failure.lfTag().tagKey(), Answer.rejected(code + ": " + message));
                }
            } catch (SdkException refused) {
                return values.stream().map(value -> Answer.of(refused)).toList();
            }
            if (!passing || !calls.pause(attempt)) {
                return values.stream()
                        .map(value -> failed.getOrDefault(value.tag(), Answer.APPLIED))
                        .toList();
            }
        }
    }

    private Map<String, Object> request(List<TagAssignment> values) {
        List<Map<String, Object>> pairs = values.stream()
                .map(value -> Map.<String, Object>of(
                        "CatalogId", normaliser.ownCatalog(),
                        "TagKey", value.tag(),
                        "TagValues", List.of(value.value())))
                .toList();
        return Map.of(
                "CatalogId", normaliser.ownCatalog(),
                "Resource", resource(values.get(0).place()),
                "LFTags", pairs);
    }

    private Map<String, Object> resource(Place place) {
        String catalog = normaliser.ownCatalog();
        if (place.table().isEmpty()) {
            return Map.of("Database", Map.of("CatalogId", catalog, "Name", place.database()));
        }
        if (place.column().isEmpty()) {
            return Map.of(
                    "Table",
                    Map.of(
                            "CatalogId",
                            catalog,
                            "DatabaseName",
                            place.database(),
                            "Name",
                            place.table().get()));
        }
        return Map.of(
                "TableWithColumns",
                Map.of(
                        "CatalogId", catalog,
                        "DatabaseName", place.database(),
                        "Name", place.table().get(),
                        "ColumnNames", List.of(place.column().get())));
    }
}
