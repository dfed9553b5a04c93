package dev.weir.policy.ranger.admin;

import dev.weir.policy.ranger.RangerJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads lists to their end. The Admin cuts a list without a word, and one of its lists ignores where to start; so it is read
 * until a page brings nothing new, and compared with the count if the Admin gives one.
 */
final class Paging {
    private final AdminClient client;
    private final List<String> doubts;

    Paging(AdminClient client, List<String> doubts) {
        this.client = client;
        this.doubts = doubts;
    }

    /**
     * @param path with a question mark and parameters already
     * @param field of an answer that is an object with a count; empty for an answer that is a list
     * @param identity the field that tells objects apart
     * @param what for the doubts, in the plural
     */
    List<Map<String, Object>> all(String path, String field, String identity, String what) {
        Map<Object, Map<String, Object>> found = new LinkedHashMap<>();
        int read = 0;
        long counted = -1;
        boolean changed = false;
        while (true) {
            Answer answer = client.get(path + "&pageSize=" + client.connection().pageSize() + "&startIndex=" + read);
            if (!answer.ok()) {
                doubts.add(what + " could not be read: " + answer.reason());
                return new ArrayList<>(found.values());
            }
            List<Map<String, Object>> page;
            try {
                if (field.isEmpty()) {
                    page = answer.objects();
                } else {
                    Map<String, Object> object = answer.object();
                    page = RangerJson.maps(object.get(field));
                    long count = object.get("totalCount") instanceof Number number ? number.longValue() : -1;
                    changed |= counted >= 0 && count != counted && !page.isEmpty();
                    counted = page.isEmpty() && counted >= 0 ? counted : count;
                }
            } catch (IllegalArgumentException truncated) {
                doubts.add(what + " could not be read: the Admin's answer is cut off or no JSON");
                return new ArrayList<>(found.values());
            }
            int before = found.size();
            page.forEach(object -> found.putIfAbsent(object.getOrDefault(identity, object), object));
            if (found.size() == before) {
                break;
            }
            changed |= found.size() - before < page.size();
            read += page.size();
        }
        if (changed) {
            doubts.add(what + " changed while they were read");
        } else if (counted >= 0 && counted != found.size()) {
            doubts.add("of " + counted + " " + what + " the Admin listed only " + found.size());
        }
        return new ArrayList<>(found.values());
    }
}
