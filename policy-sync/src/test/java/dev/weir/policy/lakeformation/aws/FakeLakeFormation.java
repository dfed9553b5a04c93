package dev.weir.policy.lakeformation.aws;

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
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Lake Formation of our own making, with as much of Glue as it needs, on loopback, spoken to with AWS' SDK. It is not AWS' and
 * proves nothing about AWS: it holds us to what the developer guide and those who met it say. It answers in other shapes than it
 * is asked in, shows an administrator everything and anybody else only his own grants, lists the policies on tags of tables only
 * when asked for them, fails batches entry by entry, may show what was revoked for a while, and deletes a tag with all that it
 * protects. Faults can be ordered, or left to chance.
 */
public final class FakeLakeFormation implements AutoCloseable {

    public static final String ACCOUNT = "111122223333";
    public static final String ADMIN = "arn:aws:iam::111122223333:role/lake-admin";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TABLE_PERMISSIONS =
            Set.of("SELECT", "INSERT", "DELETE", "ALTER", "DROP", "DESCRIBE");
    private static final Set<String> DATABASE_PERMISSIONS = Set.of("CREATE_TABLE", "ALTER", "DROP", "DESCRIBE");

    /** What goes wrong with a call. */
    public enum Fault {
        THROTTLED,
        CONCURRENT,
        /** Nothing was done, and the answer says that it failed. */
        INTERNAL,
        /** The call is carried out, and no answer comes. */
        DONE_BUT_SILENT,
        REFUSED
    }

    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;
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

    /** How a permission is kept: SELECT on tables apart from the rest, and named columns one by one. */
    private record Key(String principal, String shape, String database, String table, String detail)
            implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return toString().compareTo(other.toString());
        }
    }

    private static final class Held {
        final Set<String> permissions = new TreeSet<>();
        final Set<String> grantable = new TreeSet<>();
    }

    private record Table(List<String> columns, String createdBy, boolean link) {}

    private record Place(String database, String table, String column) {}

    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, Function<JsonNode, ObjectNode>> operations = new HashMap<>();
    private final Map<String, Map<String, Table>> databases = new TreeMap<>();
    private final Map<String, Set<String>> tags = new TreeMap<>();
    private final Map<String, JsonNode> expressions = new TreeMap<>();
    private final Map<Place, Map<String, String>> assigned = new HashMap<>();
    private final Map<String, ObjectNode> filters = new TreeMap<>();
    private final Map<Key, Held> grants = new TreeMap<>();
    private final List<ObjectNode> ghosts = new ArrayList<>();
    private final Set<String> admins = new LinkedHashSet<>(Set.of(ADMIN));
    private final Map<String, Integer> unknownPrincipals = new HashMap<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final Deque<String> entryFaults = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private @Nullable Random chance;
    private String caller = ADMIN;
    private int page = 1000;
    private int ghostReads;
    private long versions;

    public FakeLakeFormation() {
        // Else each answer waits for the acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        operations.put("GetDataLakePrincipal", request -> object().put("Identity", caller));
        operations.put("GetDataLakeSettings", this::settings);
        operations.put("ListPermissions", this::listPermissions);
        operations.put("BatchGrantPermissions", request -> batch(request, this::grant));
        operations.put("BatchRevokePermissions", request -> batch(request, this::revoke));
        operations.put("CreateLFTag", this::createTag);
        operations.put("GetLFTag", this::getTag);
        operations.put("UpdateLFTag", this::updateTag);
        operations.put("DeleteLFTag", this::deleteTag);
        operations.put("ListLFTags", this::listTags);
        operations.put("CreateLFTagExpression", request -> putExpression(request, false));
        operations.put("UpdateLFTagExpression", request -> putExpression(request, true));
        operations.put("DeleteLFTagExpression", this::deleteExpression);
        operations.put("ListLFTagExpressions", this::listExpressions);
        operations.put("AddLFTagsToResource", this::addTags);
        operations.put("RemoveLFTagsFromResource", this::removeTags);
        operations.put("GetResourceLFTags", this::resourceTags);
        operations.put("SearchDatabasesByLFTags", this::searchDatabases);
        operations.put("SearchTablesByLFTags", this::searchTables);
        operations.put("CreateDataCellsFilter", this::createFilter);
        operations.put("UpdateDataCellsFilter", this::updateFilter);
        operations.put("DeleteDataCellsFilter", this::deleteFilter);
        operations.put("GetDataCellsFilter", request -> set("DataCellsFilter", shown(filter(request))));
        operations.put("ListDataCellsFilter", this::listFilters);
        operations.put("AWSGlue.GetDatabases", this::glueDatabases);
        operations.put("AWSGlue.GetTables", this::glueTables);
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake-lake-formation");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        System.setProperty("aws.accessKeyId", "test-key");
        System.setProperty("aws.secretAccessKey", "test-secret");
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    public synchronized FakeLakeFormation table(String database, String table, String... columns) {
        databases.computeIfAbsent(database, name -> new TreeMap<>()).put(table, new Table(List.of(columns), "", false));
        return this;
    }

    public synchronized FakeLakeFormation tableOf(String creator, String database, String table, String... columns) {
        databases
                .computeIfAbsent(database, name -> new TreeMap<>())
                .put(table, new Table(List.of(columns), creator, false));
        return this;
    }

    /** A table that stands for one of another account. */
    public synchronized FakeLakeFormation link(String database, String table) {
        databases.computeIfAbsent(database, name -> new TreeMap<>()).put(table, new Table(List.of(), "", true));
        return this;
    }

    /** No page is longer from now on, whatever is asked for. */
    public synchronized FakeLakeFormation pagesOf(int items) {
        page = items;
        return this;
    }

    public synchronized FakeLakeFormation calledBy(String principal) {
        caller = principal;
        return this;
    }

    /** The next calls of an operation go wrong. */
    public synchronized FakeLakeFormation fail(String operation, Fault fault, int times) {
        for (int i = 0; i < times; i++) {
            faults.computeIfAbsent(operation, key -> new ArrayDeque<>()).add(fault);
        }
        return this;
    }

    /** One entry of the next batch fails with this code. */
    public synchronized FakeLakeFormation failEntry(String code) {
        entryFaults.add(code);
        return this;
    }

    /** About every fourth call goes wrong in a way that goes away. */
    public synchronized FakeLakeFormation failByChance(Random random) {
        chance = random;
        return this;
    }

    public synchronized FakeLakeFormation failNoMore() {
        chance = null;
        return this;
    }

    /** A principal that IAM tells of only after some attempts. */
    public synchronized FakeLakeFormation unknownFor(int attempts, String principal) {
        unknownPrincipals.put(principal, attempts);
        return this;
    }

    /** What is revoked from now on is still shown by so many unfiltered readings. */
    public synchronized FakeLakeFormation showsRevokedFor(int readings) {
        ghostReads = readings;
        return this;
    }

    /** The operations that were called, in order. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized List<String> writes() {
        return calls.stream()
                .filter(call -> !call.contains("Get") && !call.startsWith("List") && !call.startsWith("Search"))
                .toList();
    }

    /** As somebody else would do it, with a request in the API's JSON. */
    public synchronized JsonNode call(String operation, String request) {
        try {
            return Objects.requireNonNull(operations.get(operation)).apply(JSON.readTree(request));
        } catch (IOException nonsense) {
            throw new UncheckedIOException(nonsense);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String operation = target == null ? exchange.getRequestURI().getPath().substring(1) : target;
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        int status = 200;
        ObjectNode answer;
        try {
            JsonNode request = bytes.length == 0 ? object() : JSON.readTree(bytes);
            answer = answer(exchange, operation, request);
        } catch (Wrong wrong) {
            status = wrong.status;
            answer = object().put("__type", wrong.code).put("Message", wrong.getMessage());
            exchange.getResponseHeaders().set("x-amzn-ErrorType", wrong.code);
        }
        if (answer == null) {
            exchange.close();
            return;
        }
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Null if there is to be no answer. */
    private synchronized @Nullable ObjectNode answer(HttpExchange exchange, String operation, JsonNode request) {
        String service = operation.startsWith("AWSGlue.") ? "glue" : "lakeformation";
        String signature = exchange.getRequestHeaders().getFirst("Authorization");
        if (signature == null || !signature.contains("/" + service + "/aws4_request")) {
            throw new Wrong("IncompleteSignatureException", "not signed for " + service);
        }
        calls.add(operation);
        Function<JsonNode, ObjectNode> known = operations.get(operation);
        if (known == null) {
            throw new Wrong("UnknownOperationException", operation);
        }
        Fault fault = faults.getOrDefault(operation, new ArrayDeque<>()).poll();
        if (fault == null && chance != null && chance.nextInt(4) == 0) {
            fault = Fault.values()[chance.nextInt(Fault.values().length - 1)];
        }
        if (fault == Fault.THROTTLED) {
            throw new Wrong("ThrottledException", "Rate exceeded");
        }
        if (fault == Fault.CONCURRENT) {
            throw new Wrong("ConcurrentModificationException", "somebody else is at it");
        }
        if (fault == Fault.INTERNAL) {
            throw new Wrong(500, "InternalServiceException", "try later");
        }
        if (fault == Fault.REFUSED) {
            throw new Wrong("AccessDeniedException", "not authorized to perform " + operation);
        }
        ObjectNode answer = known.apply(request);
        return fault == Fault.DONE_BUT_SILENT ? null : answer;
    }

    // Settings

    private ObjectNode settings(JsonNode request) {
        ObjectNode settings = object();
        ArrayNode all = settings.putArray("DataLakeAdmins");
        admins.forEach(admin -> all.addObject().put("DataLakePrincipalIdentifier", admin));
        return set("DataLakeSettings", settings);
    }

    private boolean admin() {
        return admins.contains(caller);
    }

    // Grants

    private interface Entry {
        void apply(JsonNode entry);
    }

    private ObjectNode batch(JsonNode request, Entry entry) {
        JsonNode entries = request.path("Entries");
        if (entries.size() > 20 || entries.isEmpty()) {
            throw new Wrong("InvalidInputException", "1 to 20 entries, not " + entries.size());
        }
        ObjectNode answer = object();
        ArrayNode failures = answer.putArray("Failures");
        Set<String> ids = new TreeSet<>();
        for (JsonNode one : entries) {
            if (!ids.add(one.path("Id").asText(""))) {
                throw new Wrong("InvalidInputException", "two entries with one id");
            }
            try {
                String ordered = entryFaults.poll();
                if (ordered != null) {
                    throw new Wrong(ordered, "as ordered");
                }
                entry.apply(one);
            } catch (Wrong wrong) {
                ObjectNode failure = failures.addObject();
                failure.set("RequestEntry", one);
                failure.putObject("Error").put("ErrorCode", wrong.code).put("ErrorMessage", wrong.getMessage());
            }
        }
        return answer;
    }

    private void grant(JsonNode entry) {
        Set<String> permissions = texts(entry.path("Permissions"));
        Set<String> grantable = texts(entry.path("PermissionsWithGrantOption"));
        if (permissions.isEmpty()) {
            throw new Wrong("InvalidInputException", "no permissions");
        }
        known(principal(entry));
        Map<Key, Held> changes = new LinkedHashMap<>();
        spread(entry, permissions, false, changes);
        spread(entry, grantable, true, changes);
        changes.forEach((key, held) -> {
            Held there = grants.computeIfAbsent(key, one -> new Held());
            there.permissions.addAll(held.permissions);
            there.permissions.addAll(held.grantable);
            there.grantable.addAll(held.grantable);
        });
        limits(principal(entry));
    }

    private void limits(String principal) {
        Map<String, Long> filtersOfTable = grants.keySet().stream()
                .filter(key -> key.shape().equals("FILTER") && key.principal().equals(principal))
                .collect(Collectors.groupingBy(key -> key.database() + "." + key.table(), Collectors.counting()));
        if (filtersOfTable.values().stream().anyMatch(count -> count > 100)) {
            throw new Wrong("ResourceNumberLimitExceededException", "more than 100 filters");
        }
    }

    private void known(String principal) {
        int attempts = unknownPrincipals.merge(principal, -1, Integer::sum);
        boolean shaped = principal.startsWith("arn:aws") || principal.equals("IAM_ALLOWED_PRINCIPALS");
        if (!shaped || attempts >= 0) {
            throw new Wrong("InvalidInputException", "Invalid principal, " + principal);
        }
    }

    private void revoke(JsonNode entry) {
        Map<Key, Held> changes = new LinkedHashMap<>();
        spread(entry, texts(entry.path("Permissions")), false, changes);
        spread(entry, texts(entry.path("PermissionsWithGrantOption")), true, changes);
        List<ObjectNode> before = ghostReads > 0 ? rows() : List.of();
        boolean[] any = {false};
        changes.forEach((key, held) -> {
            Held there = grants.get(key);
            if (there == null) {
                return;
            }
            any[0] |= there.permissions.removeAll(held.permissions);
            any[0] |= there.grantable.removeAll(held.permissions);
            any[0] |= there.grantable.removeAll(held.grantable);
            if (!there.permissions.containsAll(all(key.shape()))) {
                there.permissions.remove("ALL");
                there.grantable.remove("ALL");
            }
            if (there.permissions.isEmpty()) {
                grants.remove(key);
            }
        });
        if (!any[0]) {
            throw new Wrong("InvalidInputException", "No permissions revoked. Grantee has no permissions.");
        }
        List<ObjectNode> after = rows();
        before.stream().filter(row -> !after.contains(row)).forEach(row -> ghosts.add(row));
    }

    private static Set<String> all(String shape) {
        return switch (shape) {
            case "DATABASE", "POLICY DATABASE" -> DATABASE_PERMISSIONS;
            case "TABLE", "ALL_TABLES" -> Set.of("INSERT", "DELETE", "ALTER", "DROP", "DESCRIBE");
            case "POLICY TABLE" -> TABLE_PERMISSIONS;
            default -> Set.of();
        };
    }

    /** Where the permissions are kept. */
    private void spread(JsonNode entry, Set<String> permissions, boolean grantable, Map<Key, Held> changes) {
        if (permissions.isEmpty()) {
            return;
        }
        String principal = principal(entry);
        JsonNode resource = entry.path("Resource");
        if (resource.has("Database")) {
            String database = database(resource.path("Database").path("Name"));
            put(
                    changes,
                    new Key(principal, "DATABASE", database, "", ""),
                    allowed(permissions, DATABASE_PERMISSIONS),
                    grantable);
        } else if (resource.has("Table")) {
            JsonNode table = resource.path("Table");
            String database = database(table.path("DatabaseName"));
            boolean wildcard = table.has("TableWildcard");
            if (wildcard == table.has("Name")) {
                throw new Wrong("InvalidInputException", "a table's name or its wildcard");
            }
            String name = wildcard ? "" : tableName(database, table.path("Name"));
            Set<String> wanted = allowed(permissions, TABLE_PERMISSIONS);
            Set<String> rest = new TreeSet<>(wanted);
            rest.remove("SELECT");
            if (wanted.contains("SELECT")) {
                put(
                        changes,
                        new Key(principal, wildcard ? "ALL_SELECT" : "SELECT", database, name, ""),
                        Set.of("SELECT"),
                        grantable);
            }
            if (!rest.isEmpty()) {
                put(
                        changes,
                        new Key(principal, wildcard ? "ALL_TABLES" : "TABLE", database, name, ""),
                        rest,
                        grantable);
            }
        } else if (resource.has("TableWithColumns")) {
            columns(
                    principal,
                    resource.path("TableWithColumns"),
                    allowed(permissions, Set.of("SELECT")),
                    grantable,
                    changes);
        } else if (resource.has("DataCellsFilter")) {
            JsonNode cells = resource.path("DataCellsFilter");
            ObjectNode filter = filter(cells);
            put(
                    changes,
                    new Key(
                            principal,
                            "FILTER",
                            text(filter, "DatabaseName"),
                            text(filter, "TableName"),
                            text(filter, "Name")),
                    allowed(permissions, Set.of("SELECT")),
                    grantable);
        } else if (resource.has("LFTagPolicy")) {
            JsonNode policy = resource.path("LFTagPolicy");
            String type = policy.path("ResourceType").asText();
            String detail = policy.has("ExpressionName")
                    ? "@" + policy.path("ExpressionName").asText()
                    : expression(policy.path("Expression")).toString();
            put(
                    changes,
                    new Key(principal, "POLICY " + type, "", "", detail),
                    allowed(permissions, type.equals("DATABASE") ? DATABASE_PERMISSIONS : TABLE_PERMISSIONS),
                    grantable);
        } else {
            throw new Wrong("InvalidInputException", "no resource that is known: " + resource);
        }
    }

    private void columns(
            String principal, JsonNode table, Set<String> permissions, boolean grantable, Map<Key, Held> changes) {
        String database = database(table.path("DatabaseName"));
        String name = tableName(database, table.path("Name"));
        if (table.has("ColumnWildcard") == table.has("ColumnNames")) {
            throw new Wrong("InvalidInputException", "columns or their wildcard");
        }
        Set<String> excluded = texts(table.path("ColumnWildcard").path("ExcludedColumnNames"));
        Set<String> named = texts(table.path("ColumnNames"));
        for (String column : named.isEmpty() ? excluded : named) {
            if (!columnsOf(database, name).contains(column)) {
                throw new Wrong("EntityNotFoundException", "no column " + column);
            }
        }
        if (table.has("ColumnNames")) {
            named.forEach(column ->
                    put(changes, new Key(principal, "COLUMN", database, name, column), permissions, grantable));
        } else if (excluded.isEmpty()) {
            put(changes, new Key(principal, "SELECT", database, name, ""), permissions, grantable);
        } else {
            put(
                    changes,
                    new Key(principal, "EXCEPT", database, name, String.join(",", excluded)),
                    permissions,
                    grantable);
        }
    }

    private static void put(Map<Key, Held> changes, Key key, Set<String> permissions, boolean grantable) {
        Held held = changes.computeIfAbsent(key, one -> new Held());
        (grantable ? held.grantable : held.permissions).addAll(permissions);
    }

    /** ALL is kept, and written out. */
    private static Set<String> allowed(Set<String> permissions, Set<String> possible) {
        Set<String> all = new TreeSet<>(permissions);
        if (all.contains("ALL")) {
            all.addAll(possible);
            if (possible.size() == 1) {
                all.remove("ALL");
            }
            return all;
        }
        if (!possible.containsAll(all)) {
            throw new Wrong("InvalidInputException", "not possible here: " + all);
        }
        return all;
    }

    private ObjectNode listPermissions(JsonNode request) {
        if (request.has("Principal") && request.has("Resource")) {
            throw new Wrong("InvalidInputException", "effective permissions are not what Weir asks for");
        }
        String type = request.path("ResourceType").asText("");
        List<ObjectNode> all = new ArrayList<>(rows());
        if (type.isEmpty() && !request.has("NextToken") && !ghosts.isEmpty()) {
            if (ghostReads-- <= 0) {
                ghosts.clear();
            }
        }
        all.addAll(ghosts);
        List<ObjectNode> shown = all.stream()
                .filter(row -> admin()
                        || row.path("Principal")
                                .path("DataLakePrincipalIdentifier")
                                .asText()
                                .equals(caller))
                .filter(row -> {
                    String policy = row.path("Resource")
                            .path("LFTagPolicy")
                            .path("ResourceType")
                            .asText("");
                    return switch (type) {
                        case "" -> !policy.equals("TABLE");
                        case "LF_TAG_POLICY", "LF_TAG_POLICY_DATABASE" -> policy.equals("DATABASE");
                        case "LF_TAG_POLICY_TABLE" -> policy.equals("TABLE");
                        default -> throw new Wrong("InvalidInputException", type);
                    };
                })
                .toList();
        return paged(request, "PrincipalResourcePermissions", shown);
    }

    private List<ObjectNode> rows() {
        List<ObjectNode> rows = new ArrayList<>();
        Map<String, ArrayNode> columns = new HashMap<>();
        grants.forEach((key, held) -> {
            if (key.shape().equals("COLUMN")) {
                String like = key.principal() + " " + key.database() + " " + key.table() + held.grantable;
                ArrayNode there = columns.get(like);
                if (there != null) {
                    there.insert(0, key.detail());
                    return;
                }
            }
            ObjectNode row = object();
            row.putObject("Principal").put("DataLakePrincipalIdentifier", key.principal());
            row.set("Resource", resource(key));
            held.permissions.forEach(row.withArray("Permissions")::add);
            ArrayNode grantable = row.putArray("PermissionsWithGrantOption");
            held.grantable.forEach(grantable::add);
            rows.add(row);
            if (key.shape().equals("COLUMN")) {
                columns.put(key.principal() + " " + key.database() + " " + key.table() + held.grantable, (ArrayNode)
                        row.path("Resource").path("TableWithColumns").path("ColumnNames"));
            }
        });
        return rows;
    }

    private ObjectNode resource(Key key) {
        ObjectNode resource = object();
        switch (key.shape()) {
            case "DATABASE" ->
                resource.putObject("Database").put("CatalogId", ACCOUNT).put("Name", key.database());
            case "TABLE" -> named(resource.putObject("Table"), key, key.table());
            case "ALL_TABLES" ->
                named(resource.putObject("Table"), key, "ALL_TABLES").putObject("TableWildcard");
            case "SELECT" ->
                named(resource.putObject("TableWithColumns"), key, key.table()).putObject("ColumnWildcard");
            case "ALL_SELECT" ->
                named(resource.putObject("TableWithColumns"), key, "ALL_TABLES").putObject("ColumnWildcard");
            case "COLUMN" ->
                named(resource.putObject("TableWithColumns"), key, key.table())
                        .putArray("ColumnNames")
                        .add(key.detail());
            case "EXCEPT" -> {
                ArrayNode excluded = named(resource.putObject("TableWithColumns"), key, key.table())
                        .putObject("ColumnWildcard")
                        .putArray("ExcludedColumnNames");
                List.of(key.detail().split(",")).forEach(excluded::add);
            }
            case "FILTER" ->
                resource.putObject("DataCellsFilter")
                        .put("TableCatalogId", ACCOUNT)
                        .put("DatabaseName", key.database())
                        .put("TableName", key.table())
                        .put("Name", key.detail());
            default -> {
                ObjectNode policy = resource.putObject("LFTagPolicy")
                        .put("CatalogId", ACCOUNT)
                        .put("ResourceType", key.shape().substring("POLICY ".length()));
                if (key.detail().startsWith("@")) {
                    policy.put("ExpressionName", key.detail().substring(1));
                } else {
                    policy.set("Expression", parse(key.detail()));
                }
            }
        }
        return resource;
    }

    private static ObjectNode named(ObjectNode table, Key key, String name) {
        return table.put("CatalogId", ACCOUNT)
                .put("DatabaseName", key.database())
                .put("Name", name);
    }

    // Tags

    private ObjectNode createTag(JsonNode request) {
        String key = lower(request, "TagKey");
        Set<String> values = lower(texts(request.path("TagValues")));
        if (values.isEmpty() || values.size() > 50) {
            throw new Wrong("InvalidInputException", "1 to 50 values in one call");
        }
        if (tags.putIfAbsent(key, values) != null) {
            throw new Wrong("AlreadyExistsException", "Tag key already exists.");
        }
        return object();
    }

    private Set<String> tag(String key) {
        Set<String> values = tags.get(key);
        if (values == null) {
            throw new Wrong("EntityNotFoundException", "Tag key " + key + " does not exist.");
        }
        return values;
    }

    private ObjectNode getTag(JsonNode request) {
        ObjectNode answer = object().put("CatalogId", ACCOUNT).put("TagKey", lower(request, "TagKey"));
        tag(lower(request, "TagKey")).forEach(answer.withArray("TagValues")::add);
        return answer;
    }

    private ObjectNode updateTag(JsonNode request) {
        String key = lower(request, "TagKey");
        Set<String> add = lower(texts(request.path("TagValuesToAdd")));
        Set<String> delete = lower(texts(request.path("TagValuesToDelete")));
        if (add.size() > 50 || delete.size() > 50) {
            throw new Wrong("InvalidInputException", "at most 50 values in one call");
        }
        for (Map<String, String> on : assigned.values()) {
            if (delete.contains(on.getOrDefault(key, ""))) {
                throw new Wrong("InvalidInputException", "value is in use");
            }
        }
        tag(key).addAll(add);
        tag(key).removeAll(delete);
        return object();
    }

    private ObjectNode deleteTag(JsonNode request) {
        String key = lower(request, "TagKey");
        tag(key);
        tags.remove(key);
        assigned.values().forEach(on -> on.remove(key));
        grants.keySet()
                .removeIf(
                        one -> one.shape().startsWith("POLICY") && one.detail().contains("\"" + key + "\""));
        return object();
    }

    private ObjectNode listTags(JsonNode request) {
        List<ObjectNode> all = new ArrayList<>();
        tags.forEach((key, values) -> {
            ObjectNode tag = object().put("CatalogId", ACCOUNT).put("TagKey", key);
            values.forEach(tag.withArray("TagValues")::add);
            all.add(tag);
        });
        return paged(request, "LFTags", all);
    }

    /** The same text for the same meaning. */
    private ArrayNode expression(JsonNode pairs) {
        Map<String, Set<String>> sorted = new TreeMap<>();
        for (JsonNode pair : pairs) {
            String key = lower(pair, "TagKey");
            Set<String> values = lower(texts(pair.path("TagValues")));
            if (!tag(key).containsAll(values)) {
                throw new Wrong("EntityNotFoundException", "no such value of " + key + ": " + values);
            }
            sorted.put(key, values);
        }
        if (sorted.isEmpty() || sorted.size() > 5) {
            throw new Wrong("InvalidInputException", "1 to 5 keys");
        }
        ArrayNode all = JSON.createArrayNode();
        sorted.forEach((key, values) -> {
            ObjectNode pair = all.addObject().put("TagKey", key);
            values.forEach(pair.withArray("TagValues")::add);
        });
        return all;
    }

    private ObjectNode putExpression(JsonNode request, boolean there) {
        String name = text(request, "Name");
        if (expressions.containsKey(name) != there) {
            throw new Wrong(there ? "EntityNotFoundException" : "AlreadyExistsException", name);
        }
        expressions.put(name, expression(request.path("Expression")));
        return object();
    }

    private ObjectNode deleteExpression(JsonNode request) {
        if (expressions.remove(text(request, "Name")) == null) {
            throw new Wrong("EntityNotFoundException", text(request, "Name"));
        }
        return object();
    }

    private ObjectNode listExpressions(JsonNode request) {
        List<ObjectNode> all = new ArrayList<>();
        expressions.forEach(
                (name, expression) -> all.add(object().put("Name", name).set("Expression", expression)));
        return paged(request, "LFTagExpressions", all);
    }

    private List<Place> places(JsonNode resource) {
        if (resource.has("Database")) {
            return List.of(new Place(database(resource.path("Database").path("Name")), "", ""));
        }
        JsonNode table = resource.has("Table") ? resource.path("Table") : resource.path("TableWithColumns");
        String database = database(table.path("DatabaseName"));
        String name = tableName(database, table.path("Name"));
        if (resource.has("Table")) {
            return List.of(new Place(database, name, ""));
        }
        List<Place> columns = new ArrayList<>();
        for (String column : texts(table.path("ColumnNames"))) {
            if (!columnsOf(database, name).contains(column)) {
                throw new Wrong("EntityNotFoundException", "no column " + column);
            }
            columns.add(new Place(database, name, column));
        }
        return columns;
    }

    private ObjectNode addTags(JsonNode request) {
        return tagsOn(request, (on, pair) -> {
            String key = lower(pair, "TagKey");
            Set<String> values = lower(texts(pair.path("TagValues")));
            if (values.size() != 1) {
                throw new Wrong("InvalidInputException", "one value");
            }
            if (!tag(key).containsAll(values)) {
                throw new Wrong("EntityNotFoundException", "Tag value does not exist: " + values);
            }
            assigned.computeIfAbsent(on, place -> new TreeMap<>())
                    .put(key, values.iterator().next());
        });
    }

    private ObjectNode removeTags(JsonNode request) {
        return tagsOn(request, (on, pair) -> {
            if (assigned.getOrDefault(on, new TreeMap<>()).remove(lower(pair, "TagKey")) == null) {
                throw new Wrong("EntityNotFoundException", "the tag is not on it");
            }
        });
    }

    private interface OnPlace {
        void apply(Place on, JsonNode pair);
    }

    private ObjectNode tagsOn(JsonNode request, OnPlace action) {
        if (request.path("LFTags").size() > 50) {
            throw new Wrong("InvalidInputException", "at most 50 tags in one call");
        }
        ObjectNode answer = object();
        ArrayNode failures = answer.putArray("Failures");
        for (Place on : places(request.path("Resource"))) {
            for (JsonNode pair : request.path("LFTags")) {
                try {
                    action.apply(on, pair);
                } catch (Wrong wrong) {
                    ObjectNode failure = failures.addObject();
                    failure.set("LFTag", pair);
                    failure.putObject("Error").put("ErrorCode", wrong.code).put("ErrorMessage", wrong.getMessage());
                }
            }
        }
        return answer;
    }

    private Map<String, String> effective(Place place) {
        Map<String, String> all = new TreeMap<>(assigned.getOrDefault(new Place(place.database(), "", ""), Map.of()));
        all.putAll(assigned.getOrDefault(new Place(place.database(), place.table(), ""), Map.of()));
        all.putAll(assigned.getOrDefault(place, Map.of()));
        return all;
    }

    private ObjectNode resourceTags(JsonNode request) {
        Place place = places(request.path("Resource")).get(0);
        boolean own = request.path("ShowAssignedLFTags").asBoolean(false);
        ObjectNode answer = object();
        pairs(answer.putArray("LFTagOnDatabase"), effective(new Place(place.database(), "", "")));
        if (!place.table().isEmpty()) {
            pairs(answer.putArray("LFTagsOnTable"), own ? assigned.getOrDefault(place, Map.of()) : effective(place));
            ArrayNode columns = answer.putArray("LFTagsOnColumns");
            for (String column : columnsOf(place.database(), place.table())) {
                Place on = new Place(place.database(), place.table(), column);
                Map<String, String> some = own ? assigned.getOrDefault(on, Map.of()) : effective(on);
                if (!some.isEmpty()) {
                    pairs(columns.addObject().put("Name", column).putArray("LFTags"), some);
                }
            }
        }
        return answer;
    }

    private static void pairs(ArrayNode all, Map<String, String> tags) {
        tags.forEach((key, value) -> all.addObject()
                .put("CatalogId", ACCOUNT)
                .put("TagKey", key)
                .putArray("TagValues")
                .add(value));
    }

    private boolean matches(JsonNode request, Map<String, String> tags) {
        for (JsonNode pair : request.path("Expression")) {
            if (!texts(pair.path("TagValues")).contains(tags.getOrDefault(lower(pair, "TagKey"), ""))) {
                return false;
            }
        }
        return true;
    }

    private ObjectNode searchDatabases(JsonNode request) {
        List<ObjectNode> found = new ArrayList<>();
        databases.keySet().stream()
                .filter(database -> matches(request, effective(new Place(database, "", ""))))
                .forEach(database -> found.add(set("Database", object().put("Name", database))));
        return paged(request, "DatabaseList", found);
    }

    private ObjectNode searchTables(JsonNode request) {
        List<ObjectNode> found = new ArrayList<>();
        databases.forEach((database, tables) -> tables.forEach((name, table) -> {
            boolean any = matches(request, effective(new Place(database, name, "")))
                    || table.columns().stream()
                            .anyMatch(column -> matches(request, effective(new Place(database, name, column))));
            if (any) {
                found.add(set("Table", object().put("DatabaseName", database).put("Name", name)));
            }
        }));
        return paged(request, "TableList", found);
    }

    // Filters

    private static String filterKey(JsonNode filter) {
        return lower(filter, "DatabaseName") + "." + lower(filter, "TableName") + "/" + text(filter, "Name");
    }

    private ObjectNode filter(JsonNode named) {
        ObjectNode filter = filters.get(filterKey(named));
        if (filter == null) {
            throw new Wrong("EntityNotFoundException", "no filter " + filterKey(named));
        }
        return filter;
    }

    private ObjectNode checked(JsonNode data) {
        String database = database(data.path("DatabaseName"));
        String table = tableName(database, data.path("TableName"));
        JsonNode rows = data.path("RowFilter");
        if (rows.has("FilterExpression") == rows.has("AllRowsWildcard")) {
            throw new Wrong("InvalidInputException", "an expression or all rows");
        }
        if (rows.path("FilterExpression").asText("").length() >= 2048) {
            throw new Wrong("InvalidInputException", "the expression is too long");
        }
        boolean named = !texts(data.path("ColumnNames")).isEmpty();
        if (named == data.has("ColumnWildcard")) {
            throw new Wrong("InvalidInputException", "columns or their wildcard");
        }
        Set<String> columns = new TreeSet<>(texts(data.path("ColumnNames")));
        columns.addAll(texts(data.path("ColumnWildcard").path("ExcludedColumnNames")));
        if (!columnsOf(database, table).containsAll(columns)) {
            throw new Wrong("EntityNotFoundException", "no such column among " + columns);
        }
        ObjectNode filter = data.deepCopy();
        filter.put("DatabaseName", database).put("TableName", table);
        versions++;
        return filter.put("VersionId", String.valueOf(versions));
    }

    private ObjectNode createFilter(JsonNode request) {
        ObjectNode filter = checked(request.path("TableData"));
        if (filters.putIfAbsent(filterKey(filter), filter) != null) {
            throw new Wrong("AlreadyExistsException", "Data cells filter already exists.");
        }
        return object();
    }

    private ObjectNode updateFilter(JsonNode request) {
        JsonNode data = request.path("TableData");
        if (!text(data, "VersionId").equals(text(filter(data), "VersionId"))) {
            throw new Wrong("ConcurrentModificationException", "another version");
        }
        filters.put(filterKey(data), checked(data));
        return object();
    }

    private ObjectNode deleteFilter(JsonNode request) {
        ObjectNode filter = filter(request);
        filters.remove(filterKey(filter));
        grants.keySet()
                .removeIf(key -> key.shape().equals("FILTER")
                        && filterKey(filter).equals(key.database() + "." + key.table() + "/" + key.detail()));
        return object();
    }

    /** All rows come as an expression, and a wildcard that excludes nothing as an empty one. */
    private static ObjectNode shown(ObjectNode filter) {
        ObjectNode shown = filter.deepCopy();
        if (filter.path("RowFilter").has("AllRowsWildcard")) {
            shown.putObject("RowFilter").put("FilterExpression", "TRUE");
        }
        if (filter.has("ColumnWildcard")
                && filter.path("ColumnWildcard").path("ExcludedColumnNames").isEmpty()) {
            shown.putObject("ColumnWildcard");
        }
        return shown;
    }

    private ObjectNode listFilters(JsonNode request) {
        String prefix = "";
        if (request.has("Table")) {
            String database = database(request.path("Table").path("DatabaseName"));
            prefix = database + "." + tableName(database, request.path("Table").path("Name")) + "/";
        }
        String of = prefix;
        return paged(
                request,
                "DataCellsFilters",
                filters.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(of))
                        .map(entry -> shown(entry.getValue()))
                        .toList());
    }

    // Glue

    private String database(JsonNode name) {
        String lower = name.asText("").toLowerCase(Locale.ROOT);
        if (!databases.containsKey(lower)) {
            throw new Wrong("EntityNotFoundException", "Database " + lower + " not found.");
        }
        return lower;
    }

    private Map<String, Table> tablesOf(String database) {
        return databases.getOrDefault(database, Map.of());
    }

    private List<String> columnsOf(String database, String name) {
        Table table = tablesOf(database).get(name);
        if (table == null) {
            throw new Wrong("EntityNotFoundException", "Table " + database + "." + name + " not found.");
        }
        return table.columns();
    }

    private String tableName(String database, JsonNode name) {
        String lower = name.asText("").toLowerCase(Locale.ROOT);
        if (!tablesOf(database).containsKey(lower)) {
            throw new Wrong("EntityNotFoundException", "Table " + database + "." + lower + " not found.");
        }
        return lower;
    }

    private ObjectNode glueDatabases(JsonNode request) {
        return paged(
                request,
                "DatabaseList",
                databases.keySet().stream()
                        .map(name -> object().put("Name", name))
                        .toList());
    }

    private ObjectNode glueTables(JsonNode request) {
        List<ObjectNode> all = new ArrayList<>();
        String database = database(request.path("DatabaseName"));
        tablesOf(database).forEach((name, table) -> {
            ObjectNode one = object().put("DatabaseName", database).put("Name", name);
            if (!table.createdBy().isEmpty()) {
                one.put("CreatedBy", table.createdBy());
            }
            if (table.link()) {
                one.putObject("TargetTable").put("CatalogId", "999900001111").put("Name", name);
            }
            all.add(one);
        });
        return paged(request, "TableList", all);
    }

    // JSON

    private ObjectNode paged(JsonNode request, String field, Collection<ObjectNode> all) {
        int from = request.path("NextToken").asInt(0);
        int size = Math.min(page, request.path("MaxResults").asInt(100));
        ObjectNode answer = object();
        ArrayNode some = answer.putArray(field);
        all.stream().skip(from).limit(size).forEach(some::add);
        if (from + size < all.size()) {
            answer.put("NextToken", String.valueOf(from + size));
        }
        return answer;
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private static ObjectNode set(String field, JsonNode value) {
        ObjectNode object = object();
        object.set(field, value);
        return object;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String principal(JsonNode entry) {
        return entry.path("Principal").path("DataLakePrincipalIdentifier").asText();
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText("");
    }

    private static String lower(JsonNode json, String field) {
        return text(json, field).toLowerCase(Locale.ROOT);
    }

    private static Set<String> lower(Set<String> values) {
        return values.stream()
                .map(value -> value.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> all = new TreeSet<>();
        list.forEach(one -> all.add(one.asText()));
        return all;
    }
}
