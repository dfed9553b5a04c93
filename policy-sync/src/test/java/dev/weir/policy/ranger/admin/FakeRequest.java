package dev.weir.policy.ranger.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request to the fake, taken apart. */
record FakeRequest(String method, List<String> path, Map<String, String> parameters, String user, String body) {
    static final ObjectMapper JSON = new ObjectMapper();

    static FakeRequest of(String method, URI uri, String user, String body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                String[] both = pair.split("=", 2);
                parameters.put(decode(both[0]), both.length > 1 ? decode(both[1]) : "");
            }
        }
        List<String> path = List.of(uri.getRawPath().substring(1).split("/")).stream()
                .map(FakeRequest::decode)
                .toList();
        return new FakeRequest(method, path, parameters, user, body);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String part(int index) {
        return index < path.size() ? path.get(index) : "";
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(parameter(name));
    }

    int number(String name, int otherwise) {
        return parameter(name).isEmpty() ? otherwise : Integer.parseInt(parameter(name));
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> json() {
        try {
            return JSON.readValue(body, LinkedHashMap.class);
        } catch (JsonProcessingException malformed) {
            throw new FakeReply(400, Map.of("RemoteException", Map.of("exception", "MismatchedInputException")));
        }
    }
}
