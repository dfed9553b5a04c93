package dev.weir.catalog.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A Glue Data Catalog of our own making, on loopback, spoken to with AWS' SDK. It is not AWS' and proves nothing about AWS: it
 * holds us to what Glue's documentation says. Names become lower case; lists come in pages of any size; batches have their
 * limits, and fail entry by entry; an update with another version than the table's is refused; a table without a list of
 * partition keys, or with a field that Glue does not know, is refused. Faults can be ordered.
 */
public final class FakeGlue implements AutoCloseable {

    public static final String ACCOUNT = "123456789012";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TABLE_FIELDS = Set.of(
            "Name",
            "Description",
            "Owner",
            "LastAccessTime",
            "LastAnalyzedTime",
            "Retention",
            "StorageDescriptor",
            "PartitionKeys",
            "ViewOriginalText",
            "ViewExpandedText",
            "TableType",
            "Parameters",
            "TargetTable");
    private static final Set<String> STORAGE_FIELDS = Set.of(
            "Columns",
            "Location",
            "AdditionalLocations",
            "InputFormat",
            "OutputFormat",
            "Compressed",
            "NumberOfBuckets",
            "SerdeInfo",
            "BucketColumns",
            "SortColumns",
            "Parameters",
            "SkewedInfo",
            "StoredAsSubDirectories",
            "SchemaReference");

    private static final Set<String> PARTITION_QUESTIONS = Set.of(
            "CatalogId",
            "DatabaseName",
            "TableName",
            "Expression",
            "NextToken",
            "Segment",
            "MaxResults",
            "ExcludeColumnSchema",
            "TransactionId",
            "QueryAsOfTime");

    /** What goes wrong with a call. */
    public enum Fault {
        THROTTLED,
        /** Glue did nothing, and says that it failed. */
        INTERNAL,
        /** The call is carried out, and no answer comes. */
        DONE_BUT_SILENT,
        REFUSED
    }

    private static final class Table {
        final ObjectNode body;
        final TreeMap<String, ObjectNode> partitions = new TreeMap<>();

        Table(ObjectNode body) {
            this.body = body;
        }
    }

    private static final class Wrong extends RuntimeException {
        private final int status;
        private final String code;

        Wrong(String code, String message) {
            this(400, code, message);
        }

        Wrong(int status, String code, String message) {
            super(message);
            this.status = status;
            this.code = code;
        }
    }

    private final HttpServer server;
    private final Map<String, ObjectNode> databases = new TreeMap<>();
    private final Map<String, TreeMap<String, Table>> tables = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final Deque<String> entryFaults = new ArrayDeque<>();
    private final Map<String, Runnable> before = new HashMap<>();
    private final Map<String, Function<JsonNode, ObjectNode>> operations = new LinkedHashMap<>();
    private int page = Integer.MAX_VALUE;
    private int unprocessed;
    private boolean alwaysStale;
    private long versions;
    private long archived;

    public FakeGlue() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        operations.put("GetDatabase", this::getDatabase);
        operations.put("GetDatabases", request -> list(request, "DatabaseList", 100, databases.values()));
        operations.put("CreateDatabase", this::createDatabase);
        operations.put("GetTable", request -> JSON.createObjectNode().set("Table", table(request, "Name").body));
        operations.put("GetTables", this::getTables);
        operations.put("CreateTable", this::createTable);
        operations.put("UpdateTable", this::updateTable);
        operations.put("DeleteTable", this::deleteTable);
        operations.put("GetPartitions", this::getPartitions);
        operations.put("BatchGetPartition", this::batchGetPartition);
        operations.put("BatchCreatePartition", this::batchCreatePartition);
        operations.put("BatchUpdatePartition", this::batchUpdatePartition);
        operations.put("BatchDeletePartition", this::batchDeletePartition);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake-glue");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
        System.setProperty("aws.accessKeyId", "test-key");
        System.setProperty("aws.secretAccessKey", "test-secret");
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** No page is longer from now on, whatever is asked for. */
    public synchronized FakeGlue pagesOf(int items) {
        page = items;
        return this;
    }

    /** The next calls of an operation go wrong. */
    public synchronized FakeGlue fail(String operation, Fault fault, int times) {
        Deque<Fault> queue = faults.computeIfAbsent(operation, key -> new ArrayDeque<>());
        for (int i = 0; i < times; i++) {
            queue.add(fault);
        }
        return this;
    }

    /** One entry of the next batch fails with this code. */
    public synchronized FakeGlue failEntry(String code) {
        entryFaults.add(code);
        return this;
    }

    /** The next reading of partitions by their values leaves some out. */
    public synchronized FakeGlue leaveUnprocessed(int keys) {
        unprocessed = keys;
        return this;
    }

    /** Somebody else is faster, once. */
    public synchronized FakeGlue before(String operation, Runnable somebody) {
        before.put(operation, somebody);
        return this;
    }

    /** Somebody else is faster with each update from now on. */
    public synchronized void alwaysStale() {
        alwaysStale = true;
    }

    /** The operations that were called, in order. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized List<String> writes() {
        return calls.stream().filter(call -> !call.contains("Get")).toList();
    }

    /** How many old versions of tables were kept. */
    public synchronized long archived() {
        return archived;
    }

    public synchronized JsonNode tableBody(String database, String name) {
        return known(database, name).body.deepCopy();
    }

    private Table known(String database, String name) {
        Table table = tables.getOrDefault(database, new TreeMap<>()).get(name);
        if (table == null) {
            throw new AssertionError("no table " + database + "." + name);
        }
        return table;
    }

    public synchronized boolean hasTable(String database, String name) {
        return tables.getOrDefault(database, new TreeMap<>()).containsKey(name);
    }

    public synchronized List<JsonNode> partitionBodies(String database, String name) {
        return known(database, name).partitions.values().stream()
                .map(JsonNode.class::cast)
                .toList();
    }

    /** As somebody else would do it, with a request in Glue's JSON. */
    public synchronized void call(String operation, String request) {
        try {
            done(operation, JSON.readTree(request));
        } catch (IOException nonsense) {
            throw new UncheckedIOException(nonsense);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        int status = 200;
        ObjectNode answer;
        try {
            answer = answer(exchange, target, request);
        } catch (Wrong wrong) {
            status = wrong.status;
            answer = JSON.createObjectNode().put("__type", wrong.code).put("Message", wrong.getMessage());
        }
        if (answer == null) {
            exchange.close();
            return;
        }
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** As somebody else would: the table has another version afterwards. */
    public synchronized void setParameter(String database, String name, String key, String value) {
        ObjectNode body = known(database, name).body;
        body.withObjectProperty("Parameters").put(key, value);
        versions++;
        body.put("VersionId", String.valueOf(versions));
    }

    private ObjectNode done(String operation, JsonNode request) {
        Function<JsonNode, ObjectNode> known = operations.get(operation);
        if (known == null) {
            throw new Wrong("UnknownOperationException", operation);
        }
        return known.apply(request);
    }

    /** Null if there is to be no answer. */
    private synchronized @Nullable ObjectNode answer(HttpExchange exchange, String target, JsonNode request) {
        String signature = exchange.getRequestHeaders().getFirst("Authorization");
        if (signature == null
                || !signature.startsWith("AWS4-HMAC-SHA256 ")
                || !signature.contains("/glue/aws4_request")) {
            throw new Wrong("IncompleteSignatureException", "not signed for glue");
        }
        String operation = target.replace("AWSGlue.", "");
        if (!target.startsWith("AWSGlue.")) {
            throw new Wrong("UnknownOperationException", target);
        }
        calls.add(operation);
        Runnable somebody = before.remove(operation);
        if (somebody != null) {
            somebody.run();
        }
        Fault fault = faults.getOrDefault(operation, new ArrayDeque<>()).poll();
        if (fault == Fault.THROTTLED) {
            throw new Wrong("ThrottlingException", "Rate exceeded");
        }
        if (fault == Fault.INTERNAL) {
            throw new Wrong(500, "InternalServiceException", "try later");
        }
        if (fault == Fault.REFUSED) {
            throw new Wrong("AccessDeniedException", "not authorized to perform glue:" + operation);
        }
        ObjectNode answer = done(operation, request);
        return fault == Fault.DONE_BUT_SILENT ? null : answer;
    }

    private ObjectNode getDatabase(JsonNode request) {
        ObjectNode database = databases.get(lower(request, "Name"));
        if (database == null) {
            throw new Wrong("EntityNotFoundException", "Database " + lower(request, "Name") + " not found.");
        }
        return JSON.createObjectNode().set("Database", database);
    }

    private ObjectNode createDatabase(JsonNode request) {
        ObjectNode input = input(request, "DatabaseInput");
        String name = lower(input, "Name");
        input.put("Name", name).put("CatalogId", ACCOUNT).put("CreateTime", 1.7e9);
        if (databases.putIfAbsent(name, input) != null) {
            throw new Wrong("AlreadyExistsException", "Database already exists.");
        }
        tables.put(name, new TreeMap<>());
        return JSON.createObjectNode();
    }

    private ObjectNode getTables(JsonNode request) {
        return list(
                request,
                "TableList",
                100,
                tablesOf(request).values().stream().map(table -> table.body).toList());
    }

    private ObjectNode createTable(JsonNode request) {
        ObjectNode input = tableInput(request);
        String name = input.get("Name").asText();
        TreeMap<String, Table> there = tablesOf(request);
        if (there.containsKey(name)) {
            throw new Wrong("AlreadyExistsException", "Table already exists.");
        }
        there.put(name, new Table(kept(input, lower(request, "DatabaseName"))));
        return JSON.createObjectNode();
    }

    private ObjectNode updateTable(JsonNode request) {
        ObjectNode input = tableInput(request);
        TreeMap<String, Table> there = tablesOf(request);
        Table old = there.get(input.get("Name").asText());
        if (old == null) {
            throw new Wrong("EntityNotFoundException", "Table not found.");
        }
        if (alwaysStale) {
            throw new Wrong("ConcurrentModificationException", "Update table failed due to concurrent modifications.");
        }
        if (request.hasNonNull("VersionId")
                && !request.get("VersionId")
                        .asText()
                        .equals(old.body.get("VersionId").asText())) {
            throw new Wrong("ConcurrentModificationException", "Update table failed due to concurrent modifications.");
        }
        if (!request.path("SkipArchive").asBoolean()) {
            archived++;
        }
        Table changed = new Table(kept(input, lower(request, "DatabaseName")));
        changed.partitions.putAll(old.partitions);
        there.put(input.get("Name").asText(), changed);
        return JSON.createObjectNode();
    }

    private ObjectNode deleteTable(JsonNode request) {
        table(request, "Name");
        tablesOf(request).remove(lower(request, "Name"));
        return JSON.createObjectNode();
    }

    private ObjectNode kept(ObjectNode input, String database) {
        versions++;
        ObjectNode body = input.deepCopy();
        if (!body.has("Retention")) {
            body.put("Retention", 0);
        }
        return body.put("DatabaseName", database)
                .put("VersionId", String.valueOf(versions))
                .put("CatalogId", ACCOUNT)
                .put("CreateTime", 1.7e9)
                .put("IsRegisteredWithLakeFormation", false);
    }

    private static ObjectNode tableInput(JsonNode request) {
        ObjectNode input = input(request, "TableInput");
        knownFields(input, TABLE_FIELDS);
        knownFields(input.path("StorageDescriptor"), STORAGE_FIELDS);
        if (!input.path("PartitionKeys").isArray()) {
            throw new Wrong("InvalidInputException", "PartitionKeys: send them always, if need be empty");
        }
        input.put("Name", lower(input, "Name"));
        columns(input.get("PartitionKeys"));
        columns(input.path("StorageDescriptor").path("Columns"));
        return input;
    }

    private static void columns(JsonNode columns) {
        for (JsonNode column : columns) {
            String name = column.path("Name").asText();
            if (name.isEmpty() || name.length() > 255) {
                throw new Wrong("ValidationException", "a column's name has 1 to 255 characters");
            }
            ((ObjectNode) column).put("Name", name.toLowerCase(Locale.ROOT));
        }
    }

    private static void knownFields(JsonNode object, Set<String> fields) {
        object.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw new Wrong("ValidationException", "Glue knows no field " + field);
            }
        });
    }

    private ObjectNode getPartitions(JsonNode request) {
        knownFields(request, PARTITION_QUESTIONS);
        boolean withColumns = !request.path("ExcludeColumnSchema").asBoolean();
        List<ObjectNode> partitions = table(request, "TableName").partitions.values().stream()
                .map(partition -> withColumns ? partition : withoutColumns(partition))
                .toList();
        return list(request, "Partitions", 1000, partitions);
    }

    private static ObjectNode withoutColumns(ObjectNode partition) {
        ObjectNode without = partition.deepCopy();
        if (without.path("StorageDescriptor") instanceof ObjectNode storage) {
            storage.remove("Columns");
        }
        return without;
    }

    private ObjectNode batchGetPartition(JsonNode request) {
        Table table = table(request, "TableName");
        List<JsonNode> wanted = entries(request, "PartitionsToGet", 1000);
        int left = Math.min(unprocessed, wanted.size());
        unprocessed = 0;
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode found = answer.putArray("Partitions");
        wanted.stream()
                .skip(left)
                .map(entry -> table.partitions.get(key(entry.get("Values"))))
                .forEach(partition -> {
                    if (partition != null) {
                        found.add(partition);
                    }
                });
        ArrayNode keys = answer.putArray("UnprocessedKeys");
        wanted.stream().limit(left).forEach(keys::add);
        return answer;
    }

    private ObjectNode batchCreatePartition(JsonNode request) {
        Table table = table(request, "TableName");
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode errors = answer.putArray("Errors");
        for (JsonNode entry : entries(request, "PartitionInputList", 100)) {
            String code = entryFault(table, entry.get("Values"));
            if (code == null && table.partitions.containsKey(key(entry.get("Values")))) {
                code = "AlreadyExistsException";
            }
            if (code == null) {
                put(request, table, entry);
            } else {
                errors.add(error("PartitionValues", entry.get("Values"), code));
            }
        }
        return answer;
    }

    private ObjectNode batchUpdatePartition(JsonNode request) {
        Table table = table(request, "TableName");
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode errors = answer.putArray("Errors");
        for (JsonNode entry : entries(request, "Entries", 100)) {
            JsonNode values = entry.get("PartitionValueList");
            String code = entryFault(table, values);
            if (code == null && table.partitions.remove(key(values)) == null) {
                code = "EntityNotFoundException";
            }
            if (code == null) {
                put(request, table, entry.get("PartitionInput"));
            } else {
                errors.add(error("PartitionValueList", values, code));
            }
        }
        return answer;
    }

    private ObjectNode batchDeletePartition(JsonNode request) {
        Table table = table(request, "TableName");
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode errors = answer.putArray("Errors");
        for (JsonNode entry : entries(request, "PartitionsToDelete", 25)) {
            String code = entryFault(table, entry.get("Values"));
            if (code == null && table.partitions.remove(key(entry.get("Values"))) == null) {
                code = "EntityNotFoundException";
            }
            if (code != null) {
                errors.add(error("PartitionValues", entry.get("Values"), code));
            }
        }
        return answer;
    }

    private void put(JsonNode request, Table table, JsonNode input) {
        ObjectNode partition = input.deepCopy();
        columns(partition.path("StorageDescriptor").path("Columns"));
        partition
                .put("DatabaseName", lower(request, "DatabaseName"))
                .put("TableName", lower(request, "TableName"))
                .put("CreationTime", 1.7e9);
        table.partitions.put(key(input.get("Values")), partition);
    }

    private String entryFault(Table table, JsonNode values) {
        if (values.size() != table.body.get("PartitionKeys").size()) {
            throw new Wrong(
                    "InvalidInputException",
                    "The number of partition keys do not match the number of partition values");
        }
        return entryFaults.poll();
    }

    private static ObjectNode error(String field, JsonNode values, String code) {
        ObjectNode error = JSON.createObjectNode();
        error.set(field, values);
        error.putObject("ErrorDetail").put("ErrorCode", code).put("ErrorMessage", "as it is");
        return error;
    }

    private static List<JsonNode> entries(JsonNode request, String field, int most) {
        JsonNode entries = request.path(field);
        if (entries.isEmpty() || entries.size() > most) {
            throw new Wrong("ValidationException", field + ": 1 to " + most + " entries, not " + entries.size());
        }
        return StreamSupport.stream(entries.spliterator(), false).collect(Collectors.toList());
    }

    private ObjectNode list(JsonNode request, String field, int most, Iterable<? extends JsonNode> items) {
        int wanted = request.path("MaxResults").asInt(most);
        if (wanted < 1 || wanted > most) {
            throw new Wrong("InvalidInputException", "MaxResults: 1 to " + most);
        }
        int from = request.path("NextToken").asInt(0);
        int until = from + Math.min(wanted, page);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray(field);
        int at = 0;
        for (JsonNode item : items) {
            if (at >= from && at < until) {
                list.add(item);
            }
            at++;
        }
        // Glue may well give a token with the last page, and then an empty one.
        if (until < at || (page < most && from < at)) {
            answer.put("NextToken", String.valueOf(Math.min(until, at)));
        }
        return answer;
    }

    private Table table(JsonNode request, String field) {
        Table table = tablesOf(request).get(lower(request, field));
        if (table == null) {
            throw new Wrong("EntityNotFoundException", "Entity Not Found: table " + lower(request, field));
        }
        return table;
    }

    private TreeMap<String, Table> tablesOf(JsonNode request) {
        TreeMap<String, Table> found = tables.get(lower(request, "DatabaseName"));
        if (found == null) {
            throw new Wrong("EntityNotFoundException", "Database " + lower(request, "DatabaseName") + " not found.");
        }
        return found;
    }

    private static ObjectNode input(JsonNode request, String field) {
        if (!request.path(field).isObject()) {
            throw new Wrong("ValidationException", field + " is missing");
        }
        return request.get(field).deepCopy();
    }

    private static String lower(JsonNode object, String field) {
        String name = object.path(field).asText();
        if (name.isEmpty() || name.length() > 255) {
            throw new Wrong("ValidationException", field + " has 1 to 255 characters");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static String key(JsonNode values) {
        return values.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
