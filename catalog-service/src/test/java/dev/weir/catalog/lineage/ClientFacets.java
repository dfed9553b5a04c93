package dev.weir.catalog.lineage;

import io.openlineage.client.OpenLineage;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All facets that OpenLineage's client has classes for, and events' parts that have one of them, made by its builders. */
final class ClientFacets {

    private static final Set<String> NOT_FIELDS =
            Set.of("build", "put", "equals", "hashCode", "toString", "getClass", "wait", "notify", "notifyAll");

    private final OpenLineage openLineage = new OpenLineage(URI.create("https://example.com/facets"));
    private final String suffix = UUID.randomUUID().toString();
    private final Deque<Class<?>> making = new ArrayDeque<>();

    /** What a facet is told of, by the builder that takes it. */
    enum Of {
        RUN(OpenLineage.RunFacetsBuilder.class, OpenLineage.RunFacet.class),
        JOB(OpenLineage.JobFacetsBuilder.class, OpenLineage.JobFacet.class),
        DATASET(OpenLineage.DatasetFacetsBuilder.class, OpenLineage.DatasetFacet.class),
        INPUT(OpenLineage.InputDatasetInputFacetsBuilder.class, OpenLineage.InputDatasetFacet.class),
        OUTPUT(OpenLineage.OutputDatasetOutputFacetsBuilder.class, OpenLineage.OutputDatasetFacet.class);

        private final Class<?> builder;
        private final Class<?> facet;

        Of(Class<?> builder, Class<?> facet) {
            this.builder = builder;
            this.facet = facet;
        }
    }

    /** @param name in events */
    record Facet(Of of, String name, Class<?> type) {
        @Override
        public String toString() {
            return of.name().toLowerCase(java.util.Locale.ROOT) + "/" + name;
        }
    }

    static List<Facet> all() {
        return Arrays.stream(Of.values())
                .flatMap(of -> setters(of.builder).map(setter -> new Facet(of, setter.getName(), typeOf(setter))))
                .sorted(Comparator.comparing(Facet::toString))
                .toList();
    }

    /** Facet classes that no builder takes: with another name, one must be looked for. */
    static Set<String> withoutAPlace() {
        Set<Class<?>> placed = all().stream().map(Facet::type).collect(Collectors.toSet());
        return Arrays.stream(OpenLineage.class.getDeclaredClasses())
                .filter(type -> !type.isInterface() && !type.getSimpleName().startsWith("Default"))
                .filter(type -> Arrays.stream(Of.values()).anyMatch(of -> of.facet.isAssignableFrom(type)))
                .filter(type -> !placed.contains(type))
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Class<?> typeOf(Method setter) {
        return setter.getParameterTypes()[0];
    }

    private static Stream<Method> setters(Class<?> builder) {
        return Arrays.stream(builder.getMethods())
                .filter(method -> method.getParameterCount() == 1 && !NOT_FIELDS.contains(method.getName()));
    }

    /** The facets of one part of an event: only this one, with all fields that it may have. */
    Object holding(Facet facet) throws ReflectiveOperationException {
        Object holder = facet.of().builder.getConstructor().newInstance();
        facet.of().builder.getMethod(facet.name(), facet.type()).invoke(holder, made(facet.type()));
        return facet.of().builder.getMethod("build").invoke(holder);
    }

    private @Nullable Object made(Class<?> type) throws ReflectiveOperationException {
        if (making.contains(type)) {
            return null;
        }
        making.push(type);
        try {
            return type.isInterface() ? made(oneThatIs(type)) : built(type);
        } finally {
            making.pop();
        }
    }

    private static Class<?> oneThatIs(Class<?> type) {
        return Arrays.stream(OpenLineage.class.getDeclaredClasses())
                .filter(other -> !other.isInterface() && type.isAssignableFrom(other))
                .filter(other -> !other.getSimpleName().startsWith("Default"))
                .min(Comparator.comparing(Class::getSimpleName))
                .orElseThrow(() -> new AssertionError("nothing is a " + type));
    }

    private Object built(Class<?> type) throws ReflectiveOperationException {
        Object builder = OpenLineage.class
                .getMethod("new" + type.getSimpleName() + "Builder")
                .invoke(openLineage);
        for (Method setter : setters(builder.getClass()).toList()) {
            Object value = value(setter.getName(), setter.getGenericParameterTypes()[0]);
            if (value != null) {
                setter.invoke(builder, value);
            }
        }
        for (Method method : builder.getClass().getMethods()) {
            boolean ofItsKind = method.getName().equals("put") && !Modifier.isStatic(method.getModifiers());
            if (ofItsKind) {
                Object value = value("more", method.getGenericParameterTypes()[1]);
                if (value != null) {
                    method.invoke(builder, "more", value);
                }
            }
        }
        return builder.getClass().getMethod("build").invoke(builder);
    }

    private @Nullable Object value(String field, Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                return new TreeMap<>(Map.of("key", known(value(field, of[1]))));
            }
            Object element = value(field, of[0]);
            return element == null ? null : List.of(element);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class || plain == Object.class) {
            return field + " " + suffix;
        } else if (plain == URI.class) {
            return URI.create("https://example.com/" + field);
        } else if (plain == ZonedDateTime.class) {
            return ZonedDateTime.of(2026, 3, 1, 8, 0, 0, 0, ZoneOffset.UTC);
        } else if (plain == UUID.class) {
            return UUID.randomUUID();
        } else if (plain == Boolean.class) {
            return true;
        } else if (plain == Integer.class) {
            return 7;
        } else if (plain == Long.class) {
            return 12_345_678_901L;
        } else if (plain == Double.class) {
            return 1.5;
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        return made(plain);
    }

    private static Object known(@Nullable Object value) {
        if (value == null) {
            throw new AssertionError("a map of what is being made");
        }
        return value;
    }
}
