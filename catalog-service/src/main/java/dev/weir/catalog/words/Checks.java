package dev.weir.catalog.words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with an entry. */
final class Checks {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_TEXT = 50_000;
    private static final int MOST = 500;
    private static final Pattern LABEL = Pattern.compile(
            "everyone|role:(reader|steward|producer|worker|administrator)|team:[a-z0-9][a-z0-9._-]{0,99}|person:.{1,200}");

    private final List<Mistake> mistakes = new ArrayList<>();

    /** Blank is absent. */
    static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** The name of a thing must be there; {@link #name} says so. */
    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    static <T extends Comparable<? super T>> List<T> sorted(@Nullable Collection<T> items) {
        return items == null ? List.of() : items.stream().distinct().sorted().toList();
    }

    static <T> List<T> list(@Nullable Collection<T> items) {
        return items == null ? List.of() : List.copyOf(items);
    }

    Checks name(String pointer, String name) {
        if (name.isEmpty()) {
            return says(pointer, "must not be empty");
        }
        return name.length() > LONGEST_NAME ? says(pointer, "is longer than " + LONGEST_NAME + " characters") : this;
    }

    Checks longText(String pointer, @Nullable String text) {
        return text != null && text.length() > LONGEST_TEXT
                ? says(pointer, "is longer than " + LONGEST_TEXT + " characters")
                : this;
    }

    Checks key(String pointer, @Nullable String key) {
        return key == null || WordKey.isKey(key)
                ? this
                : says(pointer, "is no key: at most 100 of a-z, 0-9, '.', '_' and '-', not beginning with a sign");
    }

    Checks keys(String pointer, List<String> keys) {
        most(pointer, keys);
        for (int i = 0; i < keys.size(); i++) {
            key(pointer + "/" + i, keys.get(i));
        }
        return this;
    }

    Checks names(String pointer, List<String> names) {
        most(pointer, names);
        for (int i = 0; i < names.size(); i++) {
            name(pointer + "/" + i, names.get(i));
        }
        return this;
    }

    Checks labels(List<String> labels) {
        most("/visibleTo", labels);
        for (int i = 0; i < labels.size(); i++) {
            if (!LABEL.matcher(labels.get(i)).matches()) {
                says("/visibleTo/" + i, "must be everyone, role:<role>, team:<key of an owner> or person:<name>");
            }
        }
        return labels.contains("everyone") && labels.size() > 1
                ? says("/visibleTo", "is everyone, or some; not both")
                : this;
    }

    Checks most(String pointer, Collection<?> items) {
        return items.size() > MOST ? says(pointer, "has more than " + MOST + " items") : this;
    }

    Checks says(String pointer, String message) {
        mistakes.add(new Mistake(pointer, message));
        return this;
    }

    List<Mistake> found() {
        return List.copyOf(mistakes);
    }

    static List<Link> teams(List<String> labels) {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i).startsWith("team:")) {
                links.add(Link.of("visible-to", Kind.OWNER, labels.get(i).substring(5), "/visibleTo/" + i));
            }
        }
        return links;
    }

    static void link(List<Link> links, String relation, Kind kind, @Nullable String key, String pointer) {
        if (key != null) {
            links.add(Link.of(relation, kind, key, pointer));
        }
    }

    static void links(List<Link> links, String relation, Kind kind, List<String> keys, String pointer) {
        for (int i = 0; i < keys.size(); i++) {
            links.add(Link.of(relation, kind, keys.get(i), pointer + "/" + i));
        }
    }

    static List<String> texts(List<UUID> ids) {
        return ids.stream().map(id -> id.toString().toLowerCase(Locale.ROOT)).toList();
    }

    static String below(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
