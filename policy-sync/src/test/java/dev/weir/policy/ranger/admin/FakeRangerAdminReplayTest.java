package dev.weir.policy.ranger.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.ranger.RangerJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The fake answers as a real Admin 2.9.0 did, request by request in the order of the recording. */
class FakeRangerAdminReplayTest {
    private static final Pattern ID = Pattern.compile("(?<=/policy/|/roles/)\\d+");
    private static final Pattern CODE = Pattern.compile("error code\\[\\d+]");
    /** What an Admin makes up, or what is of no consequence to Weir. */
    private static final Set<String> MADE_UP = Set.of(
            "id",
            "guid",
            "createdBy",
            "updatedBy",
            "createTime",
            "updateTime",
            "resourceSignature",
            "owner",
            "createDate",
            "updateDate",
            "description",
            "tagVersion",
            "displayName",
            "configs",
            "policyVersion",
            "policyUpdateTime",
            "tagUpdateTime",
            "firstName",
            "password",
            "groupIdList",
            "groupNameList",
            "status",
            "isVisible",
            "userSource",
            "userRoleList",
            "groupType",
            "groupSource",
            "recurrences",
            "services",
            "messageList",
            "message",
            "javaClassName",
            "isEnabled",
            "adminUserGroups",
            "auditUserGroups",
            "fieldName");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> ids = new HashMap<>();

    @Test
    void answersAsTheRealOne() throws Exception {
        List<Map<String, Object>> exchanges;
        try (InputStream in = getClass().getResourceAsStream("/ranger/exchanges.json")) {
            exchanges = RangerJson.readAll(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(exchanges).hasSizeGreaterThan(80);
        SoftAssertions softly = new SoftAssertions();
        try (FakeRangerAdmin fake = new FakeRangerAdmin()) {
            fake.addLogin("alice", "test");
            fake.addLogin("stella", "test");
            for (Map<String, Object> exchange : exchanges) {
                compare(fake, exchange, softly);
            }
        }
        softly.assertAll();
    }

    private void compare(FakeRangerAdmin fake, Map<String, Object> exchange, SoftAssertions softly) throws Exception {
        String name = String.valueOf(exchange.get("name"));
        Map<String, Object> recorded = RangerJson.map(exchange.get("response"));
        HttpResponse<String> response = send(fake, name, RangerJson.map(exchange.get("request")));

        softly.assertThat(response.statusCode())
                .as("%s: %s", name, response.body())
                .isEqualTo(recorded.get("status"));
        Object body = recorded.get("body");
        if (body == null || response.body().isEmpty()) {
            return;
        }
        Map<String, Object> theirs = RangerJson.map(body);
        if (theirs.containsKey("names")) {
            softly.assertThat(names(response.body()))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(RangerJson.list(theirs.get("names")).stream()
                            .map(String::valueOf)
                            .toList());
        } else if (theirs.containsKey("msgDesc")) {
            String words = String.valueOf(theirs.get("msgDesc"));
            List<String> codes = codes(words);
            softly.assertThat(codes(response.body()))
                    .as("%s: %s", name, response.body())
                    .isEqualTo(codes);
            if (codes.isEmpty() && !words.startsWith("Exception")) {
                softly.assertThat(
                                String.valueOf(RangerJson.read(response.body()).get("msgDesc")))
                        .as(name)
                        .isEqualTo(words);
            }
        } else if (theirs.containsKey("serviceResources")) {
            softly.assertThat(tags(RangerJson.read(response.body()))).as(name).isEqualTo(tags(theirs));
        } else if (body instanceof Map<?, ?> && response.body().startsWith("{")) {
            Map<String, Object> ours = RangerJson.read(response.body());
            if (theirs.get("id") != null) {
                ids.put(String.valueOf(theirs.get("id")), String.valueOf(ours.get("id")));
            }
            softly.assertThat(relevant(ours)).as(name).isEqualTo(relevant(theirs));
        }
    }

    private HttpResponse<String> send(FakeRangerAdmin fake, String name, Map<String, Object> request)
            throws IOException, InterruptedException {
        Matcher id = ID.matcher(String.valueOf(request.get("path")));
        String path = id.replaceAll(found -> ids.getOrDefault(found.group(), found.group()));
        String login = request.get("user") + ":" + FakeRangerAdmin.PASSWORD;
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(fake.url() + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .header("User-Agent", name.contains("mozilla") ? "Mozilla/5.0" : "recorder");
        Object body = request.get("body");
        builder.method(
                String.valueOf(request.get("method")),
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(RangerJson.write(body)));
        return http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> names(String body) {
        List<Map<String, Object>> all;
        if (body.startsWith("[")) {
            all = RangerJson.readAll(body);
        } else {
            Map<String, Object> answer = RangerJson.read(body);
            all = RangerJson.maps(answer.getOrDefault("policies", answer.get("vXGroups")));
        }
        return all.stream().map(one -> String.valueOf(one.get("name"))).toList();
    }

    private static List<String> codes(String words) {
        List<String> codes = new ArrayList<>();
        Matcher matcher = CODE.matcher(words);
        while (matcher.find()) {
            codes.add(matcher.group());
        }
        return codes;
    }

    /** Which tags are on which resource, whatever their ids. */
    private static Map<String, List<String>> tags(Map<String, Object> body) {
        Map<String, List<String>> all = new TreeMap<>();
        Map<String, Object> tags = RangerJson.map(body.get("tags"));
        Map<String, Object> uses = RangerJson.map(body.get("resourceToTagIds"));
        for (Map<String, Object> resource : RangerJson.maps(body.get("serviceResources"))) {
            all.put(
                    RangerJson.write(resource.getOrDefault("resourceElements", Map.of())),
                    RangerJson.list(uses.get(String.valueOf(resource.get("id")))).stream()
                            .map(id -> String.valueOf(
                                    RangerJson.map(tags.get(String.valueOf(id))).get("type")))
                            .sorted()
                            .toList());
        }
        return all;
    }

    private static Object relevant(Object value) {
        if (value instanceof Map<?, ?>) {
            Map<String, Object> kept = new TreeMap<>();
            RangerJson.map(value).forEach((field, one) -> {
                if (!MADE_UP.contains(field)) {
                    // The order of labels is now this, now that.
                    boolean labels = field.equals("policyLabels");
                    kept.put(
                            field,
                            labels
                                    ? RangerJson.list(one).stream()
                                            .map(String::valueOf)
                                            .sorted()
                                            .toList()
                                    : relevant(one));
                }
            });
            return kept;
        }
        return value instanceof List<?> list
                ? list.stream().map(FakeRangerAdminReplayTest::relevant).toList()
                : value;
    }
}
