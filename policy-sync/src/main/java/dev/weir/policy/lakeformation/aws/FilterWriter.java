package dev.weir.policy.lakeformation.aws;

import dev.weir.policy.lakeformation.CellsFilter;
import dev.weir.policy.lakeformation.Normaliser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.lakeformation.model.CreateDataCellsFilterRequest;
import software.amazon.awssdk.services.lakeformation.model.DataCellsFilter;
import software.amazon.awssdk.services.lakeformation.model.EntityNotFoundException;
import software.amazon.awssdk.services.lakeformation.model.UpdateDataCellsFilterRequest;

/** Writes cells filters, and only over the version that the plan saw. */
final class FilterWriter {
    private final LakeFormationClient client;
    private final Calls calls;
    private final Normaliser normaliser;

    FilterWriter(LakeFormationClient client, Calls calls, Normaliser normaliser) {
        this.client = client;
        this.calls = calls;
        this.normaliser = normaliser;
    }

    Answer write(Optional<CellsFilter> before, Optional<CellsFilter> after) {
        try {
            if (after.isEmpty()) {
                return delete(before.orElseThrow());
            }
            return before.isEmpty() ? create(after.get()) : update(before.get(), after.get());
        } catch (SdkException failed) {
            return Answer.of(failed);
        }
    }

    private Answer create(CellsFilter filter) {
        Map<String, Object> json = Map.of("TableData", normaliser.wire(filter));
        try {
            calls.makeOnce(() -> client.createDataCellsFilter(
                    Wire.fill(CreateDataCellsFilterRequest.builder(), json).build()));
            return Answer.APPLIED;
        } catch (AlreadyExistsException there) {
            return is(filter) ? Answer.APPLIED : Answer.of(there);
        } catch (SdkException failed) {
            return Calls.mute(failed) && is(filter) ? Answer.APPLIED : Answer.of(failed);
        }
    }

    private Answer update(CellsFilter before, CellsFilter after) {
        DataCellsFilter current = get(before);
        CellsFilter there = normaliser.filter(Wire.read(current));
        if (there.equals(after)) {
            return Answer.APPLIED;
        }
        if (!there.equals(before)) {
            return Answer.rejected(before.key() + " was changed by somebody else since the plan; plan again");
        }
        Map<String, Object> json = new LinkedHashMap<>(normaliser.wire(after));
        if (current.versionId() != null) {
            json.put("VersionId", current.versionId());
        }
        try {
            calls.makeOnce(() -> client.updateDataCellsFilter(
                    Wire.fill(UpdateDataCellsFilterRequest.builder(), Map.of("TableData", json))
                            .build()));
            return Answer.APPLIED;
        } catch (SdkException failed) {
            return Calls.mute(failed) && is(after) ? Answer.APPLIED : Answer.of(failed);
        }
    }

    private Answer delete(CellsFilter filter) {
        try {
            calls.make(() -> client.deleteDataCellsFilter(request -> request.tableCatalogId(normaliser.ownCatalog())
                    .databaseName(filter.database())
                    .tableName(filter.table())
                    .name(filter.name())));
            return Answer.APPLIED;
        } catch (EntityNotFoundException gone) {
            return Answer.APPLIED;
        }
    }

    private boolean is(CellsFilter filter) {
        try {
            return normaliser.filter(Wire.read(get(filter))).equals(filter);
        } catch (SdkException unreadable) {
            return false;
        }
    }

    private DataCellsFilter get(CellsFilter filter) {
        return calls.make(() -> client.getDataCellsFilter(request -> request.tableCatalogId(normaliser.ownCatalog())
                        .databaseName(filter.database())
                        .tableName(filter.table())
                        .name(filter.name())))
                .dataCellsFilter();
    }
}
